import pg from 'pg'
import { build, isBuilt } from '../scripts/build.mjs'
import { connect } from '../src/platform/db/connect.ts'
import { allMunicipalities } from '../src/platform/municipality/municipality-by-host.ts'
import { type Conversation, recordStatements } from '../test/support/recorded-statements.ts'
import { appOn } from '../test/support/registry.ts'
import { addAalborg, startDatabase } from './database.ts'
import { median } from './load.ts'
import { loadBefore, machine } from './machine.ts'
import { fillPeople, size } from './people.ts'
import { cookieOf } from './work-people.ts'

/*
 * `npx tsx bench/access.ts`: what row-level security costs a caseload and a person's page (issue "Trust"). The page's own
 * reading transaction is recorded from the program and replayed twice, in turn: as the program sends it, and as the
 * server's administrator, for whom no policy holds. The same SQL, with security off.
 */

const rounds = Number(process.env.BENCH_ROUNDS ?? 60)
const before = loadBefore()
if (!(await isBuilt())) await build()
const bench = await startDatabase('var/bench-access')
const urlOf = (user: string) => bench.loginUrl.replace('fodfaeste_login', user)
const admin = new pg.Client({ connectionString: urlOf('postgres') })
const login = new pg.Client({ connectionString: bench.loginUrl })
const database = connect({ connection: { connectionString: bench.loginUrl } })
const record = recordStatements(database.pool)
const { app } = await appOn(database)
try {
  await addAalborg(bench, ['127.0.0.1'])
  await admin.connect()
  await login.connect()
  const workers = await fillPeople(admin)
  console.log(
    `\n${machine()}; ${size.people} people, ${size.notes} notes, ${rounds} rounds in turn, medians (${before})\n`,
  )
  console.log('| page | relations | secured ms | security off ms | ratio |\n|---|---|---|---|---|')
  for (const kind of ['small', 'large'] as const) {
    const person = workers.personOf[kind]
    for (const [name, path] of [
      ['caseload list', '/work/caseload'],
      ['person page', `/work/people/${person}`],
    ] as const) {
      const conversation = await readingOf(workers[kind], path)
      const [secured, off] = await inTurn(conversation)
      const ratio = median(secured.map((one, index) => one / (off[index] ?? Number.NaN)))
      console.log(
        `| ${name} | ${size[kind]} | ${median(secured).toFixed(2)} | ${median(off).toFixed(2)} | ${ratio.toFixed(2)} |`,
      )
    }
  }
  await compareUnknownAndForeign(workers)
} finally {
  await database.close()
  await login.end().catch(() => {})
  await admin.end().catch(() => {})
  await bench.stop()
}

async function cookieFor(actorId: string): Promise<string> {
  const [municipality] = await allMunicipalities(database)
  if (!municipality) throw new Error('no municipality')
  return cookieOf(database, municipality, actorId)
}

/** What the page itself reads: the transaction that the session's and the log's are beside. */
async function readingOf(actorId: string, path: string): Promise<Conversation> {
  const headers = { cookie: await cookieFor(actorId) }
  const ask = () => app.fetch(new Request(`http://127.0.0.1:8510${path}`, { headers }))
  await ask()
  record.conversations.length = 0
  const response = await ask()
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`)
  const reading = record.conversations.filter((one) =>
    one.some(({ values }) => values.includes(`person:${actorId}`)),
  )
  const longest = reading.toSorted((a, b) => b.length - a.length)[0]
  if (!longest) throw new Error(`${path} reads nothing`)
  return longest
}

/** Whoever comes second finds the pages in the processor's cache: each comes first every other time. */
async function inTurn(conversation: Conversation): Promise<[number[], number[]]> {
  const secured: number[] = []
  const off: number[] = []
  const ways = [
    async () => secured.push(await replay(login, conversation, (value) => value)),
    async () =>
      off.push(
        await replay(admin, conversation, (value) => (value === 'fodfaeste_app' ? 'postgres' : value)),
      ),
  ]
  for (let round = -6; round < rounds; round += 1) {
    for (const way of ways) await way()
    ways.reverse()
    if (round < 0) for (const times of [secured, off]) times.length = 0
  }
  return [secured, off]
}

async function replay(
  client: pg.Client,
  conversation: Conversation,
  change: (value: unknown) => unknown,
): Promise<number> {
  const started = performance.now()
  for (const { text, values } of conversation) await client.query(text, values.map(change))
  return performance.now() - started
}

/** Somebody who does not exist and somebody whom one may not know: their times, whole requests, in turn (T-03). */
async function compareUnknownAndForeign(workers: Awaited<ReturnType<typeof fillPeople>>): Promise<void> {
  const headers = { cookie: await cookieFor(workers.small) }
  const time = async (id: string) => {
    const started = performance.now()
    const response = await app.fetch(new Request(`http://127.0.0.1:8510/work/people/${id}`, { headers }))
    if (response.status !== 404) throw new Error(`answers ${response.status}`)
    await response.text()
    return performance.now() - started
  }
  const ratios: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const unknown = await time(crypto.randomUUID())
    const foreign = await time(workers.personOf.large)
    if (round >= 5) ratios.push(unknown / foreign)
  }
  console.log(
    `\nUnknown against foreign, whole requests: ratio ${median(ratios).toFixed(2)} (${ratios.length} pairs)`,
  )
}
