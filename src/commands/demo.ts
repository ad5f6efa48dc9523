import { parseArgs } from 'node:util'
import { readKeysConfig } from '../config.ts'
import { Refusal } from '../platform/refusal.ts'
import { connectRuntime, openRuntime } from '../runtime.ts'
import { chooseMunicipality } from './choose-municipality.ts'
import type { Command } from './command.ts'

export const demo: Command = {
  name: 'demo',
  summary: 'invents a municipality of any size, the same each time',
  help: `Usage: npx fodfaeste demo generate --young NUMBER --seed NUMBER --until DATE [--out FILE | --load]

Invents young people and what they have done from form 7 on. NUMBER of them are 15 to 24 years old and live there on
2019-09-30, when the strategy's own figures come out exactly; the register holds everybody who was that old there on some
day from 2017-08-01 to DATE. The same numbers make the same people. Nobody of them exists, and no person number is written.

Without --out or --load the people are written to standard output, a line each.

  --young NUMBER   34249 is the municipality of the strategy
  --seed NUMBER    851 is the demonstration's; another one makes other people
  --until DATE     the day on which the register ends, YYYY-MM-DD, 2019-09-30 or later
  --out FILE       writes a compressed file instead
  --load           brings them into the demonstration's database instead; while the program is stopped`,
  async run(args, say) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        young: { type: 'string' },
        seed: { type: 'string' },
        until: { type: 'string' },
        out: { type: 'string' },
        load: { type: 'boolean', default: false },
      },
    })
    if (positionals.length !== 1 || positionals[0] !== 'generate')
      throw new Refusal('Say what to do: demo generate (--help shows how).', 2)
    if (values.out !== undefined && values.load) throw new Refusal('Either --out or --load.', 2)
    const { dayFrom, firstEnd, linesOf, writeMunicipality } = await import('../demonstration/index.ts')
    const until = wanted(() => dayFrom(values.until ?? ''), '--until DATE, YYYY-MM-DD')
    const municipality = {
      young: wholeNumber(values.young, '--young', 1, 1_000_000),
      seed: wholeNumber(values.seed, '--seed', 0, 2_147_483_647),
      until,
    }
    if (until < firstEnd) throw new Refusal('The register ends on 2019-09-30 or later.', 2)
    if (values.load) return load(municipality, say)
    if (values.out !== undefined) return writeMunicipality(values.out, municipality)
    for (const line of linesOf(municipality)) await written(line)
  },
}

function wanted<Value>(read: () => Value, how: string): Value {
  try {
    return read()
  } catch {
    throw new Refusal(`Give ${how} (--help shows how).`, 2)
  }
}

function wholeNumber(text: string | undefined, name: string, least: number, most: number): number {
  const value = Number(text ?? Number.NaN)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new Refusal(`Give ${name} NUMBER, from ${least} to ${most} (--help shows how).`, 2)
}

/** Waits where whoever reads is slower. */
function written(line: string): Promise<void> | undefined {
  if (process.stdout.write(line)) return undefined
  return new Promise((drained) => process.stdout.once('drain', drained))
}

async function load(
  municipality: { readonly young: number; readonly seed: number; readonly until: number },
  say: (line: string) => void,
): Promise<void> {
  const { demonstrationMunicipality, generate, holdsDemonstration, loadMunicipality, settle } = await import(
    '../demonstration/index.ts'
  )
  const config = readKeysConfig(process.env)
  const runtime = await openRuntime(config, say)
  const database = connectRuntime(runtime, () => {})
  try {
    const home = await chooseMunicipality(database, demonstrationMunicipality.code)
    // Invented people must not reach a municipality (docs/decisions/0023).
    if (!(await holdsDemonstration(database, home)))
      throw new Refusal(
        'This database does not hold the demonstration: run npm start once. Nothing was loaded.',
      )
    const count = await loadMunicipality({
      database,
      municipality: home,
      keys: config.keys,
      young: municipality.young,
      seed: municipality.seed,
      people: () => generate(municipality),
      say,
    })
    if (count > 0 && (runtime.ownServer || config.migrateUrl)) await settle(runtime.owner, home)
    say(
      count === 0 ? 'They are there already; nothing was changed.' : `Loaded ${count} invented young people.`,
    )
  } finally {
    await database.close()
    await runtime.leave()
  }
}
