import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { connect } from '../src/platform/db/connect.ts'
import { newKeyDocument, parseKeyRing } from '../src/platform/keys/key-ring.ts'
import { allMunicipalities } from '../src/platform/municipality/municipality-by-host.ts'
import { addAalborg, startDatabase } from './database.ts'
import { size, writeFiles } from './import-files.ts'
import { median } from './load.ts'
import { loadBefore, machine } from './machine.ts'
import { declareSources, takeFiles } from './take-files.ts'

/*
 * `npx tsx bench/import.ts`: what an import costs beside a bare COPY (issue 5, To show). The same rows go, in turn, through the
 * import (read, judged, sealed, compared, audit and status) and by COPY into tables with the same keys, constraints and
 * indexes. Then the same rows come once more, in another order and encoding.
 */

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const before = loadBefore()
const folder = 'var/bench-import'
const bench = await startDatabase(folder)
await mkdir(`${folder}/files`, { recursive: true })
const admin = new pg.Client({ connectionString: bench.loginUrl.replace('fodfaeste_login', 'postgres') })
const database = connect({ connection: { connectionString: bench.loginUrl } })
/** Children last: the tables that the rows of the files end up in. */
const filled = ['young_person', 'person_number', 'residence', 'activity']
const emptied = [
  ...filled,
  'person_event',
  'status_spell',
  'import_fault',
  'import_missing',
  'import_piece',
  'import_file',
  'import_run',
]

try {
  await addAalborg(bench, ['127.0.0.1'])
  await admin.connect()
  await admin.query('set search_path to m_851, reference')
  const [municipality] = await allMunicipalities(database)
  if (!municipality) throw new Error('no municipality')
  const services = { database, municipality, keys: parseKeyRing(newKeyDocument('2026-11-26')) }
  await declareSources(services)
  for (const order of ['forward', 'backward'] as const) await writeFiles(`${folder}/files`, order)

  const imported: number[] = []
  const again: number[] = []
  const copied: number[] = []
  const memory: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await admin.query(`truncate ${emptied.join(', ')} cascade`)
    imported.push(await timed(() => both(services, 'forward')))
    memory.push(process.memoryUsage().rss / 1024 ** 2)
    if (round === 0) await makeBare()
    await copyOut()
    again.push(await timed(() => both(services, 'backward')))
    await admin.query(`truncate ${filled.map((table) => `bare.${table}`).join(', ')} cascade`)
    await admin.query('checkpoint')
    copied.push(await timed(copyBare))
    console.error(
      `round ${round + 1}: ${[imported, again, copied].map((times) => times.at(-1)?.toFixed(0)).join(' / ')} ms`,
    )
  }
  const ratio = (times: readonly number[]) =>
    median(times.map((time, at) => time / (copied[at] ?? Number.NaN)))
  const figures = {
    young: size.young,
    people: size.people,
    events: size.people * size.each,
    rounds,
    copyMs: Math.round(median(copied)),
    importMs: Math.round(median(imported)),
    againMs: Math.round(median(again)),
    importRatio: Number(ratio(imported).toFixed(2)),
    againRatio: Number(ratio(again).toFixed(2)),
    memoryMb: Math.round(Math.max(...memory)),
  }
  console.log(`\n${machine()} (${before})\n`)
  console.log('| what | ms | ratio to COPY |\n|---|---|---|')
  console.log(`| COPY of the same rows | ${figures.copyMs} | 1 |`)
  console.log(`| import of people and events | ${figures.importMs} | ${figures.importRatio} |`)
  console.log(`| the same rows, other order and encoding | ${figures.againMs} | ${figures.againRatio} |\n`)
  console.log(JSON.stringify(figures))
} finally {
  await database.close()
  await admin.end().catch(() => {})
  await bench.stop()
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function both(services: Parameters<typeof takeFiles>[0], order: string): Promise<void> {
  for (const counts of await takeFiles(services, (name) => `${folder}/files/${name}-${order}.csv`)) {
    if (counts.parked > 0) throw new Error(`rows were parked: ${JSON.stringify(counts)}`)
    if (order === 'backward' && counts.added + counts.changed > 0)
      throw new Error(`something changed: ${JSON.stringify(counts)}`)
  }
}

/** Tables like ours in everything that a COPY has to keep: keys, checks, indexes and what they refer to. */
async function makeBare(): Promise<void> {
  await admin.query('create schema bare')
  for (const table of filled) {
    await admin.query(`create table bare.${table} (like m_851.${table} including all)`)
    const { rows } = await admin.query<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and conrelid = ('m_851.' || $1)::regclass`,
      [table],
    )
    for (const { definition } of rows)
      await admin.query(
        `alter table bare.${table} add ${definition.replace(/references (?:m_851\.)?young_person/i, 'references bare.young_person')}`,
      )
  }
}

/** The rows that the import made, as files: anew in each round, because they name the run that brought them. */
async function copyOut(): Promise<void> {
  for (const table of filled)
    await pipeline(
      admin.query(copyTo(`copy m_851.${table} to stdout`)),
      createWriteStream(`${folder}/files/${table}.copy`),
    )
}

async function copyBare(): Promise<void> {
  await admin.query('begin')
  for (const table of filled)
    await pipeline(
      createReadStream(`${folder}/files/${table}.copy`),
      admin.query(copyFrom(`copy bare.${table} from stdin`)),
    )
  await admin.query('commit')
}
