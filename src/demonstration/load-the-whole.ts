import type pg from 'pg'
import type { Database } from '../platform/db/connect.ts'
import type { KeyRing } from '../platform/keys/key-ring.ts'
import { allMunicipalities } from '../platform/municipality/municipality-by-host.ts'
import { demonstrationMunicipality } from './load-demonstration.ts'
import { dayFrom } from './municipality/days.ts'
import { goneOn, preparedFile, readMunicipality } from './municipality/file.ts'
import { generate, type Municipality } from './municipality/generate.ts'
import { slotOf } from './municipality/line.ts'
import { continueMunicipality, lastBrought, loadMunicipality } from './municipality/load.ts'
import { settle } from './settle.ts'

/** The seed of the demonstration's own municipality. */
const seed = 851

interface Start {
  /** How many young people, where none are there yet. */
  readonly young: number
  /** The day of the start, `YYYY-MM-DD`. */
  readonly day: string
  readonly stop: AbortSignal
  /** Who may have PostgreSQL count the new rows at once; without, it does in its own time. */
  readonly owner?: pg.ClientConfig | undefined
}

/**
 * Brings the whole municipality beside the cast: from the prepared file, its lives gone on to the day; of another size drawn anew.
 * On a later day, the lives of those who are there go on to it.
 */
export async function loadTheWhole(
  database: Database,
  keys: KeyRing,
  { young, day, stop, owner }: Start,
  say: (line: string) => void,
): Promise<void> {
  const municipality = (await allMunicipalities(database)).find(
    ({ code }) => code === demonstrationMunicipality.code,
  )
  if (!municipality) throw new Error('the demonstration’s municipality has not been added')
  const load = { database, municipality, keys, say, stop }
  const until = dayFrom(day)
  const before = await lastBrought(load)
  if (!before) {
    say(`Inventing a municipality of ${young} young people beside the cast: a minute or more, once.`)
    const wanted = { young, seed, until }
    const people = async () => generate(wanted, await attemptsOf(wanted))
    const count = await loadMunicipality({ ...load, young, seed, people })
    if (owner) await settle(owner, municipality)
    say(`The municipality is complete: ${count} invented young people.`)
    return
  }
  // Of another size than is asked for now it goes on all the same: it is there once.
  if (before.until >= until) return
  const wanted = { young: before.young, seed: before.seed, until }
  const changed = goneOn(wanted, before.until, await attemptsOf(wanted))
  const count = await continueMunicipality({ ...load, ...wanted }, changed)
  if (owner) await settle(owner, municipality)
  say(`The municipality has gone on to ${day}: something is new about ${count} of its young people.`)
}

/** Who fills which place is searched for once: the prepared file says it of its municipality. */
async function attemptsOf({ young, seed }: Municipality): Promise<ReadonlyMap<number, number>> {
  const prepared = await readMunicipality(preparedFile())
  return prepared.young === young && prepared.seed === seed ? new Map(prepared.lines.map(slotOf)) : new Map()
}
