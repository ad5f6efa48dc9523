import { spawnSync } from 'node:child_process'
import { mkdir, stat } from 'node:fs/promises'
import { connect } from '../src/platform/db/connect.ts'
import { newKeyDocument, parseKeyRing } from '../src/platform/keys/key-ring.ts'
import { allMunicipalities } from '../src/platform/municipality/municipality-by-host.ts'
import { addAalborg, type BenchDatabase, startDatabase } from './database.ts'
import { writeFiles } from './import-files.ts'
import { loadBefore, machine } from './machine.ts'
import { declareSources, takeFiles } from './take-files.ts'

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
    await prepare(bench)
    console.log(
      '| people | rows | MB of files | most memory, MB | of it JavaScript’s own, MB |\n|---|---|---|---|---|',
    )
    for (const people of sizes) {
      const environment = { ...process.env, BENCH_PEOPLE: String(people), BENCH_KEYS: keys }
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

async function prepare(bench: BenchDatabase): Promise<void> {
  const database = connect({ connection: { connectionString: bench.loginUrl } })
  try {
    await addAalborg(bench, ['127.0.0.1'])
    const [municipality] = await allMunicipalities(database)
    if (!municipality) throw new Error('no municipality')
    await declareSources({ database, municipality }, { complete: false })
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
  const pathOf = (name: string) => `${folder}/${name}-forward.csv`
  for (const counts of await takeFiles(services, pathOf)) rows += counts.rows
  for (const name of ['people', 'courses']) bytes += (await stat(pathOf(name))).size
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
