import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import pino from 'pino'
import { connect } from '../src/platform/db/connect.ts'
import { type Limits, limitsWith } from '../src/platform/limits/limits.ts'
import type { LimitRule } from '../src/platform/limits/rules.ts'
import { allMunicipalities } from '../src/platform/municipality/municipality-by-host.ts'
import { addressList } from '../src/platform/net/address-list.ts'
import { addAalborg, startDatabase } from './database.ts'
import { loadBefore, machine } from './machine.ts'

/**
 * Whether requests wait for one another because they are counted (decision 0015): 50 at a time, each from an address of
 * its own, with a limit for each address alone, with our limit in all besides, and with one row in all that every
 * request writes. Run: npx tsx bench/limits.ts
 */
const folder = 'var/bench-limits'
const rounds = 7
const together = 50
const waves = 5

const byAddress: LimitRule = { name: 'search', by: 'address', points: 60, seconds: 60, block: 1 }
const inAll = (block: number): LimitRule => ({
  name: 'search',
  by: 'all',
  points: 1_200_000,
  seconds: 60,
  block,
})

const server = await startDatabase(folder)
await addAalborg(server, ['aalborg.test'])
const database = connect({ connection: { connectionString: server.loginUrl } })
const [municipality] = await allMunicipalities(database)
if (!municipality) throw new Error('the bench has no municipality')
const services = {
  kysely: database.kysely,
  secret: randomBytes(32),
  log: pino({ level: 'silent' }),
  shared: addressList([]),
}
const kinds = {
  'each address alone': limitsWith({ ...services, rules: [byAddress] }),
  'and in all, by blocks of 120': limitsWith({ ...services, rules: [byAddress, inAll(120)] }),
  'and in all, one row for every request': limitsWith({ ...services, rules: [byAddress, inAll(1)] }),
}

let address = 0
async function wave(limits: Limits): Promise<void> {
  await Promise.all(
    Array.from({ length: together }, () => {
      address += 1
      const from = `203.${Math.floor(address / 65_536) % 256}.${Math.floor(address / 256) % 256}.${address % 256}`
      return limits.spend('search', { municipality: municipality as never, address: from })
    }),
  )
}

const times: Record<string, number[]> = {}
console.log(`${machine()}, ${loadBefore()}`)
for (const limits of Object.values(kinds)) await wave(limits)
for (let round = 0; round < rounds; round += 1)
  for (const [kind, limits] of Object.entries(kinds)) {
    const begun = performance.now()
    for (let each = 0; each < waves; each += 1) await wave(limits)
    times[kind] = [...(times[kind] ?? []), (performance.now() - begun) / waves]
  }
const median = (all: readonly number[] = []) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN
const floor = median(times['each address alone'])
for (const [kind, all] of Object.entries(times))
  console.log(
    `${kind}: ${median(all).toFixed(1)} ms for ${together} at once, ${(median(all) / floor).toFixed(2)} ×`,
  )
await database.close()
await server.stop()
await rm(folder, { recursive: true, force: true })
