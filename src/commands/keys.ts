import { parseArgs } from 'node:util'
import { readKeysConfig } from '../config.ts'
import {
  type KeyStatus,
  readKeyStatus,
  rotateDataKeys,
  rotateIndexes,
  rotateWrapping,
} from '../features/person-numbers/index.ts'
import { type Municipality, systemIn } from '../platform/access/actor.ts'
import { type ActorTransaction, withActor } from '../platform/db/with-actor.ts'
import { type KeyRing, newKeyDocument } from '../platform/keys/key-ring.ts'
import { allMunicipalities } from '../platform/municipality/municipality-by-host.ts'
import { Refusal } from '../platform/refusal.ts'
import { localDate } from '../platform/time.ts'
import { connectRuntime, openRuntime } from '../runtime.ts'
import type { Command } from './command.ts'

export const keys: Command = {
  name: 'keys',
  summary: 'makes the keys that seal person numbers, turns them, and says which are in use',
  help: `Usage: npx fodfaeste keys make
       npx fodfaeste keys status [--json]
       npx fodfaeste keys rotate [--kek] [--data] [--index]

make    prints new keys for FODFAESTE_KEYS. They are kept nowhere else: see docs/operations.md, Keys.
status  says for every municipality which keys its person numbers need. One that nothing needs may go.
rotate  goes over to the current keys of FODFAESTE_KEYS while the program runs. Safe to interrupt: the next run goes on.
        --kek wraps the data keys anew, --data seals every number anew, --index makes the indexes anew; without a
        choice all three.`,
  async run(args, say) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        kek: { type: 'boolean', default: false },
        data: { type: 'boolean', default: false },
        index: { type: 'boolean', default: false },
      },
    })
    const [verb] = positionals
    if (verb === 'make') return console.log(newKeyDocument(localDate(new Date())).trimEnd())
    if (verb === 'status') return status(values.json, say)
    if (verb === 'rotate') return rotate(values, say)
    throw new Refusal('Say what to do: keys make, keys status or keys rotate (--help shows how).', 2)
  },
}

interface InMunicipality {
  readonly ring: KeyRing
  readonly municipality: Municipality
  run<Result>(work: (trx: ActorTransaction) => Promise<Result>): Promise<Result>
}

/** Each municipality in turn, as the system actor that row-level security lets turn keys. */
async function inEveryMunicipality(
  say: (line: string) => void,
  work: (one: InMunicipality) => Promise<void>,
): Promise<void> {
  const config = readKeysConfig(process.env)
  const runtime = await openRuntime(config, say)
  const database = connectRuntime(runtime, () => {})
  try {
    for (const municipality of await allMunicipalities(database)) {
      const actor = systemIn(municipality, 'keys')
      await work({
        ring: config.keys,
        municipality,
        run: (inside) => withActor(database.kysely, actor, 'read write', inside),
      })
    }
  } finally {
    await database.close()
    await runtime.leave()
  }
}

async function rotate(
  chosen: { readonly kek: boolean; readonly data: boolean; readonly index: boolean },
  say: (line: string) => void,
): Promise<void> {
  const all = !chosen.kek && !chosen.data && !chosen.index
  await inEveryMunicipality(say, async ({ ring, municipality, run }) => {
    const rotation = { ring, run, say: (line: string) => say(`${municipality.name}: ${line}`) }
    if (all || chosen.kek) await rotateWrapping(rotation)
    if (all || chosen.data) await rotateDataKeys(rotation)
    if (all || chosen.index) await rotateIndexes(rotation)
  })
  say('Rotated. `npx fodfaeste keys status` says which keys are still needed.')
}

async function status(json: boolean, say: (line: string) => void): Promise<void> {
  const found: (KeyStatus & { readonly code: string })[] = []
  await inEveryMunicipality(say, async ({ ring, municipality, run }) => {
    const one = await run(readKeyStatus)
    found.push({ code: municipality.code, ...one })
    if (json) return
    console.log(`${municipality.name} (${municipality.code}): ${one.numbers} person numbers`)
    tell('wrapping key', ring.wrapping, one.wrapping, 'data keys')
    tell('index key', ring.index, one.index, 'numbers')
    if (one.underRetired > 0)
      console.log(`  ${one.underRetired} numbers wait for keys rotate --data to go on`)
  })
  if (json) console.log(JSON.stringify(found, null, 2))
}

function tell(
  name: string,
  { current, keys }: KeyRing['index'],
  counts: Record<string, number>,
  what: string,
) {
  for (const id of new Set([...keys.keys(), ...Object.keys(counts)])) {
    const state = keys.has(id) ? (id === current ? ', current' : '') : ', MISSING in FODFAESTE_KEYS'
    const count = counts[id] ?? 0
    console.log(
      `  ${name} ${id}${state}: ${count > 0 ? `needed by ${count} ${what}` : 'needed by nothing here'}`,
    )
  }
}
