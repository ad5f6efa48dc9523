import { spawnSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, stat } from 'node:fs/promises'
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
import { writeFiles } from './import-files.ts'
import { loadBefore, machine } from './machine.ts'

/*
 * `npx tsx bench/import-memory.ts`: how much memory the program takes for a file and for one of ten times the rows (issue 5: flat
 * in file size). Each file is taken in by a process of its own, which says the most that it had.
 */

const folder = 'var/bench-import-memory'
const sizes = (process.env.BENCH_SIZES ?? '2000,20000').split(',').map(Number)
const [, script = '', step, loginUrl = ''] = process.argv

if (step === 'write') await writeFiles(folder, 'forward')
else if (step === 'take') await take(loginUrl)
else await measure()

async function measure(): Promise<void> {
  const before = loadBefore()
  const keys = newKeyDocument('2026-11-26')
  const bench = await startDatabase(folder)
  await mkdir(folder, { recursive: true })
  try {
    console.log(
      '| people | rows | MB of files | most memory, MB | of it JavaScript’s own, MB |\n|---|---|---|---|---|',
    )
    for (const people of sizes) {
      const environment = { ...process.env, BENCH_PEOPLE: String(people), BENCH_KEYS: keys }
      await prepare(bench)
      for (const one of ['write', 'take']) {
        const ended = spawnSync(
          process.execPath,
          ['--expose-gc', ...process.execArgv, script, one, bench.loginUrl],
          {
            env: environment,
            stdio: 'inherit',
          },
        )
        if (ended.status !== 0) throw new Error(`${one} ended with ${ended.status}`)
      }
    }
    console.log(`\n${machine()} (${before})`)
  } finally {
    await bench.stop()
  }
}

async function prepare({ ownerUrl, loginUrl }: Awaited<ReturnType<typeof startDatabase>>): Promise<void> {
  const owner = { connectionString: ownerUrl }
  await migrate({ connection: owner, folder: 'db/migrations' })
  const database = connect({ connection: { connectionString: loginUrl } })
  try {
    if ((await allMunicipalities(database)).length > 0) return
    await addMunicipality(owner, { code: '851', name: 'Aalborg', hosts: ['127.0.0.1'] })
    await migrate({ connection: owner, folder: 'db/migrations' })
    const [municipality] = await allMunicipalities(database)
    if (!municipality) throw new Error('no municipality')
    for (const name of ['people', 'events']) {
      const declaration = readDeclaration(await readFile(`db/mappings/${name}.json`, 'utf8'))
      await withActor(database.kysely, importer(municipality), 'read write', (trx) =>
        declareSource(trx, { ...declaration, complete: false }, null),
      )
    }
  } finally {
    await database.close()
  }
}

async function take(url: string): Promise<void> {
  const database = connect({ connection: { connectionString: url } })
  const [municipality] = await allMunicipalities(database)
  if (!municipality) throw new Error('no municipality')
  const services = { database, municipality, keys: parseKeyRing(process.env.BENCH_KEYS ?? '') }
  const most = { rss: 0, heapUsed: 0 }
  const watching = setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage()
    most.rss = Math.max(most.rss, rss)
    most.heapUsed = Math.max(most.heapUsed, heapUsed)
  }, 20)
  let rows = 0
  let bytes = 0
  for (const [source, name] of [
    ['folkeregister', 'people'],
    ['uddannelse', 'courses'],
  ] as const) {
    const path = `${folder}/${name}-forward.csv`
    const delivery = { source, by: null, bytes: { open: () => createReadStream(path) } }
    const runId = await withActor(database.kysely, importer(municipality), 'read write', (trx) =>
      receive(trx, services.keys, delivery),
    )
    const outcome = await takeFile(services, importKinds, {
      runId,
      file: await fileOnDisk(path),
      dryRun: false,
      by: null,
    })
    if (outcome.is !== 'applied') throw new Error(JSON.stringify(outcome))
    rows += outcome.counts.rows
    bytes += (await stat(path)).size
  }
  clearInterval(watching)
  const megabytes = (size: number) => (size / 1024 ** 2).toFixed(0)
  const figures = [
    process.env.BENCH_PEOPLE,
    rows,
    megabytes(bytes),
    megabytes(most.rss),
    megabytes(most.heapUsed),
  ]
  console.log(`| ${figures.join(' | ')} |`)
  await database.close()
}
