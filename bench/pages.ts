import { build, isBuilt } from '../scripts/build.mjs'
import { startDatabase, statementsOf, timeInDatabase } from './database.ts'
import { writePlan } from './floor-plan.ts'
import { load, median, type Round } from './load.ts'
import { loadBefore, machine, startServer } from './machine.ts'
import { startProgram } from './program.ts'

/*
 * `npm run bench`: how fast a theme's page is (or another public one: `BENCH_PATH=/maal-og-tal/register-outside`), beside two floors in the same run (issue "Ground floor"). Rounds are
 * interleaved, so that whatever else the machine does meets all three alike.
 */

const path = process.env.BENCH_PATH ?? '/temaer/2'
const clients = 16
const poolSize = 12
const rounds = Number(process.env.BENCH_ROUNDS ?? 7)
const seconds = Number(process.env.BENCH_SECONDS ?? 4)

const before = loadBefore()
if (!(await isBuilt())) await build()
const stops: (() => Promise<unknown> | unknown)[] = []
try {
  const database = await startDatabase('var/bench')
  stops.push(() => database.stop())
  const program = await startProgram(database, 'var/bench')
  stops.push(program.stop)
  const page = program.url + path
  const conversations = await statementsOf(database.loginUrl, path)
  const bytes = (await (await fetch(page)).arrayBuffer()).byteLength
  const floor = await startServer(
    'bench/floor.ts',
    writePlan('var/bench/floor.json', { connectionString: database.loginUrl, size: poolSize, conversations }),
  )
  stops.push(() => floor.child.kill())
  const constant = await startServer('bench/constant.ts', String(bytes))
  stops.push(() => constant.child.kill())

  const results = await measure({ page, floor: floor.url, constant: constant.url })
  const statements = conversations.flat()
  report(results, {
    bytes,
    statements: statements.length,
    transactions: conversations.length,
    inDatabase: await timeInDatabase(database.loginUrl, conversations),
  })
  if (statements.length > 12) throw new Error(`the page sends ${statements.length} statements; at most 12`)
} finally {
  for (const stop of stops.reverse()) await stop()
}

type Server = 'page' | 'floor' | 'constant'

async function measure(urls: Readonly<Record<Server, string>>): Promise<Record<Server, Round[]>> {
  const servers = Object.entries(urls) as [Server, string][]
  for (const [, url] of servers) await load(url, clients, 4)
  const results: Record<Server, Round[]> = { page: [], floor: [], constant: [] }
  for (let round = 0; round < rounds; round += 1)
    for (const [server, url] of servers) results[server].push(await load(url, clients, seconds))
  return results
}

interface Facts {
  readonly bytes: number
  readonly statements: number
  readonly transactions: number
  readonly inDatabase: number
}

function report(results: Readonly<Record<Server, readonly Round[]>>, facts: Facts): void {
  const of = (server: Server, key: keyof Round) => median(results[server].map((round) => round[key]))
  const ratio = (server: Server) => {
    const each = results.page.map(
      ({ perSecond }, index) => perSecond / (results[server][index]?.perSecond ?? Number.NaN),
    )
    const [least, most] = [Math.min(...each), Math.max(...each)].map((one) => Math.round(one * 100))
    return `${Math.round(median(each) * 100)} % (rounds: ${least} to ${most} %)`
  }
  const row = (name: string, server: Server) =>
    `| ${name} | ${Math.round(of(server, 'perSecond'))} | ${of(server, 'p50').toFixed(1)} | ${of(server, 'p95').toFixed(1)} |`
  console.log(`
${machine()}; ${clients} clients, ${rounds} interleaved rounds of ${seconds} s, medians (${before})

* The page answers **${ratio('floor')}** of the requests that the floor answers (target: at least 50 %).
* It answers ${ratio('constant')} of the requests that a constant page of ${facts.bytes} bytes answers.
* ${facts.statements} statements a page, begin and commit included (at most 12), in ${facts.transactions} transaction(s).
  PostgreSQL plans and executes the reading ones in ${facts.inDatabase.toFixed(2)} ms together (explain analyze, alone).

| | requests/s | p50 ms | p95 ms |
|---|---|---|---|
${row(`page ${path}`, 'page')}
${row('floor: the same statements, rows as JSON', 'floor')}
${row('constant page of the same size', 'constant')}
`)
}
