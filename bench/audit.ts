import { generateKeyPairSync } from 'node:crypto'
import { resolve } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { sealFile } from '../src/platform/audit/seal-file.ts'
import { sealLogs } from '../src/platform/audit/seal-logs.ts'
import { verifyLogs } from '../src/platform/audit/verify.ts'
import { connect } from '../src/platform/db/connect.ts'
import { allMunicipalities } from '../src/platform/municipality/municipality-by-host.ts'
import { addAalborg, type BenchDatabase, startDatabase } from './database.ts'
import { median } from './load.ts'
import { loadBefore, machine } from './machine.ts'

/*
 * `npx tsx bench/audit.ts`: what it costs that a row of the access log is hashed, beside the same rows into the same
 * table and indexes without the hash (issue "Trust": at least 50 %). Rounds are interleaved. Then sealing and verifying.
 */

const clients = 16
const rounds = Number(process.env.BENCH_ROUNDS ?? 7)
const seconds = Number(process.env.BENCH_SECONDS ?? 3)
const tables = ['access_log', 'plain_log'] as const
type Table = (typeof tables)[number]

// A list page with ten people on it, as the pipeline writes it.
const columns = 'request_id, actor_id, roles, unit, page, method, action, result, subjects, reasons, purpose'
const insertInto: Readonly<Record<Table, string>> = {
  access_log: `insert into access_log (${columns}) values ($1, null, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
  plain_log: `insert into plain_log (${columns}) values ($1, null, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
}
const people = Array.from({ length: 200 }, () => crypto.randomUUID())
const rowOf = (time: number): unknown[] => [
  `request ${time}`,
  ['counsellor'],
  'Ungdommens Uddannelsesvejledning',
  'work.caseload',
  'GET',
  'list',
  'shown',
  Array.from({ length: 10 }, (_, index) => people[(time + index * 7) % people.length]),
  ['contact_person'],
  'caseload',
]

const before = loadBefore()
const server = await startDatabase('var/bench-audit')
const database = connect({ connection: { connectionString: server.loginUrl } })
try {
  await prepare(server)
  const writers = await Promise.all(Array.from({ length: clients }, () => writer(server.loginUrl)))
  for (const table of tables) await round(writers, table, 1)
  const perSecond: Record<Table, number[]> = { access_log: [], plain_log: [] }
  for (let turn = 0; turn < rounds; turn += 1)
    for (const table of turn % 2 === 0 ? tables : tables.toReversed())
      perSecond[table].push(await round(writers, table, seconds))
  for (const one of writers) await one.end()
  report(perSecond, await sealing())
} finally {
  await database.close()
  await server.stop()
}

async function prepare(bench: BenchDatabase): Promise<void> {
  await addAalborg(bench, ['bench.test'])
  const owner = new pg.Client({ connectionString: bench.ownerUrl, options: '-c search_path=m_851,reference' })
  await owner.connect()
  await owner.query(`create table plain_log (like access_log including defaults including identity including constraints
    including indexes); alter table plain_log drop column row_hash; grant insert on plain_log to fodfaeste_app`)
  await owner.end()
}

async function writer(loginUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: loginUrl, options: '-c search_path=m_851,reference' })
  await client.connect()
  await client.query('set role fodfaeste_app')
  return client
}

/** Every client writes row after row, each a transaction of its own; rows a second, all together. */
async function round(writers: readonly pg.Client[], table: Table, length: number): Promise<number> {
  const end = performance.now() + length * 1000
  let written = 0
  await Promise.all(
    writers.map(async (client) => {
      for (; performance.now() < end; written += 1)
        await client.query({ name: table, text: insertInto[table], values: rowOf(written) })
    }),
  )
  return written / length
}

async function sealing() {
  const folder = resolve('var/bench-audit/seals')
  const keys = generateKeyPairSync('ed25519')
  const [municipality] = await allMunicipalities(database)
  if (!municipality) throw new Error('there is no municipality')
  const started = performance.now()
  await sealLogs({ database, keys, folder, log: pino({ level: 'silent' }), now: () => new Date() })
  const sealed = performance.now()
  const sealsFile = sealFile(folder, municipality)
  const { rows } = await verifyLogs({ database, municipality, sealsFile, publicKeys: [keys.publicKey] })
  return { rows, sealing: sealed - started, verifying: performance.now() - sealed }
}

function report(
  perSecond: Readonly<Record<Table, readonly number[]>>,
  { rows, sealing, verifying }: { rows: number; sealing: number; verifying: number },
): void {
  const each = perSecond.access_log.map((value, index) => value / (perSecond.plain_log[index] ?? Number.NaN))
  const [least, most] = [Math.min(...each), Math.max(...each)].map((one) => Math.round(one * 100))
  console.log(`
${machine()}; ${clients} clients, ${rounds} interleaved rounds of ${seconds} s, medians (${before})

* The access log takes **${Math.round(median(each) * 100)} %** of the rows that the same table without hashes takes
  (rounds: ${least} to ${most} %; target: at least 50 %): ${Math.round(median(perSecond.access_log))} and ${Math.round(median(perSecond.plain_log))} rows/s.
* Sealing ${rows} rows: ${Math.round(sealing)} ms. Verifying them: ${Math.round(verifying)} ms.
`)
}
