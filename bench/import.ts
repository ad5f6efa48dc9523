import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { importKinds } from '../src/features/import-kinds/index.ts'
import { declareSource, importer, readDeclaration, receive, takeFile } from '../src/features/imports/index.ts'
import { connect } from '../src/platform/db/connect.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { withActor } from '../src/platform/db/with-actor.ts'
import { fileOnDisk } from '../src/platform/files/open-file.ts'
import { newKeyDocument, parseKeyRing } from '../src/platform/keys/key-ring.ts'
import { addMunicipality } from '../src/platform/municipality/add-municipality.ts'
import { allMunicipalities } from '../src/platform/municipality/municipality-by-host.ts'
import { startDatabase } from './database.ts'
import { size, writeFiles } from './import-files.ts'
import { median } from './load.ts'
import { loadBefore, machine } from './machine.ts'

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
  const owner = { connectionString: bench.ownerUrl }
  await migrate({ connection: owner, folder: 'db/migrations' })
  await addMunicipality(owner, { code: '851', name: 'Aalborg', hosts: ['127.0.0.1'] })
  await migrate({ connection: owner, folder: 'db/migrations' })
  await admin.connect()
  await admin.query('set search_path to m_851, reference')
  const [municipality] = await allMunicipalities(database)
  if (!municipality) throw new Error('no municipality')
  const services = { database, municipality, keys: parseKeyRing(newKeyDocument('2026-11-26')) }
  for (const name of ['people', 'events']) {
    const declaration = readDeclaration(await readFile(`db/mappings/${name}.json`, 'utf8'))
    await withActor(database.kysely, importer(municipality), 'read write', (trx) =>
      declareSource(trx, declaration, null),
    )
  }
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

async function both(services: Parameters<typeof takeFile>[0], order: string): Promise<void> {
  for (const [source, name] of [
    ['folkeregister', 'people'],
    ['uddannelse', 'courses'],
  ] as const) {
    const path = `${folder}/files/${name}-${order}.csv`
    const delivery = { source, by: null, bytes: { open: () => createReadStream(path) } }
    const runId = await withActor(database.kysely, importer(services.municipality), 'read write', (trx) =>
      receive(trx, services.keys, delivery),
    )
    const outcome = await takeFile(services, importKinds, {
      runId,
      file: await fileOnDisk(path),
      dryRun: false,
      by: null,
    })
    if (outcome.is !== 'applied' || outcome.counts.parked > 0) throw new Error(JSON.stringify(outcome))
    const touched = outcome.counts.added + outcome.counts.changed
    if (order === 'backward' && touched > 0) throw new Error(`something changed: ${JSON.stringify(outcome)}`)
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
    await pipeline(
      admin.query(copyTo(`copy m_851.${table} to stdout`)),
      createWriteStream(`${folder}/files/${table}.copy`),
    )
  }
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
