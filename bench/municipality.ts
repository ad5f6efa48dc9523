import { resolve } from 'node:path'
import { dayFrom } from '../src/demonstration/municipality/days.ts'
import { continued, preparedFile, readMunicipality } from '../src/demonstration/municipality/file.ts'
import { generate } from '../src/demonstration/municipality/generate.ts'
import { loadMunicipality } from '../src/demonstration/municipality/load.ts'
import type { PersonRecord } from '../src/demonstration/municipality/record.ts'
import { connect } from '../src/platform/db/connect.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { newKeyDocument, parseKeyRing } from '../src/platform/keys/key-ring.ts'
import { addMunicipality } from '../src/platform/municipality/add-municipality.ts'
import { allMunicipalities } from '../src/platform/municipality/municipality-by-host.ts'
import { startDatabase } from './database.ts'
import { loadBefore, machine } from './machine.ts'

/*
 * `npx tsx bench/municipality.ts [YOUNG]`: how long the demonstration municipality takes to draw, and to load into a server with
 * fsync on, and where the time goes. Without a number: the prepared one of 34,249, its lives gone on for a quarter of a year.
 */

const young = Number(process.argv[2] ?? 34_249)
const until = dayFrom('2026-11-26')
const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1)

console.log(`${machine()}; ${loadBefore()}`)
const drawn = await timed('drawing everybody', people)
console.log(`${young} young people; ${drawn} in the register`)

const server = await startDatabase(resolve('var/bench/municipality'))
try {
  const owner = { connectionString: server.ownerUrl }
  await migrate({ connection: owner, folder: 'db/migrations' })
  await addMunicipality(owner, { code: '851', name: 'Aalborg', hosts: ['127.0.0.1'] })
  await migrate({ connection: owner, folder: 'db/migrations' })
  const database = connect({ connection: { connectionString: server.loginUrl } })
  const [municipality] = await allMunicipalities(database)
  if (!municipality) throw new Error('there is no municipality')
  const began = performance.now()
  await loadMunicipality({
    database,
    municipality,
    keys: parseKeyRing(newKeyDocument('2026-11-26')),
    young,
    seed: 851,
    people,
    say: (line) => console.log(`${seconds(began)} s  ${line}`),
  })
  console.log(`${seconds(began)} s  loaded; ${Math.round(process.memoryUsage().rss / 1e6)} MB of memory`)
  await database.close()
} finally {
  await server.stop()
}

async function people(): Promise<Iterable<PersonRecord>> {
  return young === 34_249
    ? continued(await readMunicipality(preparedFile()), until)
    : generate({ young, seed: 851, until })
}

async function timed(name: string, work: () => Promise<Iterable<PersonRecord>>): Promise<number> {
  const began = performance.now()
  let count = 0
  for (const _person of await work()) count += 1
  console.log(`${seconds(began)} s  ${name}`)
  return count
}
