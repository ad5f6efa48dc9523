import pg from 'pg'
import { build, isBuilt } from '../scripts/build.mjs'
import { connect } from '../src/platform/db/connect.ts'
import { allMunicipalities } from '../src/platform/municipality/municipality-by-host.ts'
import { recordStatements } from '../test/support/recorded-statements.ts'
import { appOn } from '../test/support/registry.ts'
import { startDatabase, timeInDatabase } from './database.ts'
import { writePlan } from './floor-plan.ts'
import { type Asked, load, median, type Round } from './load.ts'
import { loadBefore, machine, startServer } from './machine.ts'
import { fillPeople, size } from './people.ts'
import { startProgram } from './program.ts'
import { visit } from './visit.ts'
import { type Both, type Case, pageCase, reportCase, searchCase } from './work-cases.ts'
import { cookieOf, fillWorklist } from './work-people.ts'

/*
 * `npx tsx bench/work.ts`: the pages that people work on all day (issue "Work and School doors"), at 34,249 young people and
 * 400,000 notes, at 1, 16 and 64 clients, beside a floor in the same run: a bare HTTP server that sends the same statements
 * (the session's, the actor's settings, the page's own under the same row security, the row in the access log) and answers
 * rows as JSON. Rounds in turn, medians. `BENCH_ROUNDS`, `BENCH_SECONDS` and `BENCH_ONLY=search` make it shorter.
 */

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 3)
const only = process.env.BENCH_ONLY ?? ''
const levels = [1, 16, 64] as const
const poolSize = 12
const folder = 'var/bench-work'
const reports = 30_000

const before = loadBefore()
if (!(await isBuilt())) await build()
const stops: (() => Promise<unknown> | unknown)[] = []
try {
  const bench = await startDatabase(folder)
  stops.push(() => bench.stop())
  // The cast and their day come with the program's first start, then everybody else.
  const program = await startProgram(bench, folder)
  stops.push(program.stop)
  const admin = new pg.Client({ connectionString: bench.loginUrl.replace('fodfaeste_login', 'postgres') })
  await admin.connect()
  stops.push(() => admin.end())
  const database = connect({ connection: { connectionString: bench.loginUrl } })
  stops.push(() => database.close())
  const [municipality] = await allMunicipalities(database)
  if (!municipality) throw new Error('there is no municipality')

  const workers = await fillPeople(admin)
  const people = await idsOf('select person_id as id from relation where actor_id = $1', [workers.small])
  await fillWorklist(database, municipality, { id: workers.small, people }, 200)
  await admin.query('analyze')
  const [teacher] = await idsOf(
    `select actor_id as id from role_assignment where role = 'teacher' order by 1`,
    [],
  )
  if (!teacher) throw new Error('nobody teaches')

  const recorded = connect({ connection: { connectionString: bench.loginUrl } })
  stops.push(() => recorded.close())
  const { conversations } = recordStatements(recorded.pool)
  const { app } = await appOn(recorded, undefined, () => new Date())
  const bothOf = async (actorId: string, door: string): Promise<Both> => {
    const cookie = await cookieOf(database, municipality, actorId)
    return {
      url: program.url,
      cookie,
      measured: await visit((path, init) => fetch(program.url + path, init), cookie, door),
      recorded: await visit((path, init) => app.fetch(new Request(program.url + path, init)), cookie, door),
      conversations,
    }
  }
  const small = await bothOf(workers.small, '/work/search')
  const large = await bothOf(workers.large, '/work/search')
  const cases = [
    () => pageCase('worklist of 200 rows', small, '/work'),
    () => pageCase('person page', small, `/work/people/${workers.personOf.small}`),
    () => searchCase('search a name among 60', small, 'Family 77'),
    () => searchCase('search a name among 5,000', large, 'Family 77'),
    async () => reportCase(await bothOf(teacher, '/school/new-concern'), admin, reports),
  ]

  console.log(`
${machine()}; ${size.people} people, ${size.notes} notes, ${rounds} rounds of ${seconds} s in turn, medians (${before})

| what | clients | of the floor | requests/s | p50 ms | p95 ms | p99 ms | floor's requests/s | p50 | p95 | p99 |
|---|---|---|---|---|---|---|---|---|---|---|`)
  for (const make of cases) {
    const one = await make()
    if (one.name.includes(only)) await measure(one, bench.loginUrl)
  }
  const { rows } = await admin.query<{ setting: string }>('show synchronous_commit')
  console.log(`\nsynchronous_commit is ${Object.values(rows[0] ?? {})[0]}`)

  async function idsOf(text: string, values: readonly string[]): Promise<string[]> {
    const found = await admin.query<{ id: string }>(text, [...values])
    return found.rows.map(({ id }) => id)
  }
} finally {
  for (const stop of stops.reverse()) await stop()
}

async function measure({ name, asked, conversations, floor }: Case, connectionString: string): Promise<void> {
  const plan = writePlan(`${folder}/floor.json`, {
    connectionString,
    size: poolSize,
    conversations,
    ...floor,
  })
  const server = await startServer('bench/floor.ts', plan)
  const both: readonly [Asked, Asked] = [asked, { url: server.url }]
  try {
    for (const clients of levels) {
      const [page, bare]: [Round[], Round[]] = [[], []]
      for (const one of both) await load(one, clients, 1)
      for (let round = 0; round < rounds; round += 1) {
        page.push(await load(both[0], clients, seconds))
        bare.push(await load(both[1], clients, seconds))
      }
      console.log(
        `| ${name} | ${clients} | ${ratioOf(page, bare)} | ${figuresOf(page)} | ${figuresOf(bare)} |`,
      )
    }
  } finally {
    server.child.kill()
  }
  // What reports something can be sent once: nothing of it is repeated for its time.
  const inDatabase = floor ? undefined : await timeInDatabase(connectionString, conversations)
  const most = Math.max(...conversations.map((one) => one.length))
  console.log(
    `| | ${conversations.flat().length} statements, ${most} of them the page's own transaction${inDatabase ? `, ${inDatabase.toFixed(1)} ms in the database` : ''} |`,
  )
}

function ratioOf(page: readonly Round[], bare: readonly Round[]): string {
  const each = page.map(({ perSecond }, index) => (100 * perSecond) / (bare[index]?.perSecond ?? Number.NaN))
  return `${Math.round(median(each))} % (${Math.round(Math.min(...each))}–${Math.round(Math.max(...each))})`
}

function figuresOf(all: readonly Round[]): string {
  const parts = (['p50', 'p95', 'p99'] as const).map((key) =>
    median(all.map((round) => round[key])).toFixed(1),
  )
  return [median(all.map(({ perSecond }) => perSecond)).toFixed(0), ...parts].join(' | ')
}
