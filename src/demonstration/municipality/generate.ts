import { Chance } from './chance.ts'
import { birthday, type Day } from './days.ts'
import { drawLife, type Place } from './draw-life.ts'
import { anchor } from './figures.ts'
import { institutionsFor } from './institutions.ts'
import type { Focus, Life } from './life.ts'
import { type PersonRecord, recordOn } from './record.ts'
import { batchesUntil, type Slot } from './slots.ts'
import { focusReasons } from './words.ts'

export interface Municipality {
  /** How many of 15 to 24 years live there on 2019-09-30. */
  readonly young: number
  readonly seed: number
  /** The day on which the register ends: the anchor, or later. */
  readonly until: Day
}

/** Numbers of those before are the cast's. */
const firstSerial = 300
const lastSerial = 999
/** No slot is so rare; a model that cannot fill it is wrong, and says so. */
const mostAttempts = 1_000_000

/**
 * Everybody in the register by its end, one after the other, in the order of their slots. A pure function of what is asked: a
 * later end adds people and continues lives.
 *
 * @param known which attempt filled a slot, where that was found before: then it is not searched for again
 * @throws RangeError for an end before the anchor, or more people than there are numbers for
 */
export function* generate(
  { young, seed, until }: Municipality,
  known: ReadonlyMap<number, number> = new Map(),
): Generator<PersonRecord> {
  if (until < anchor) throw new RangeError('The register ends on 2019-09-30 or later')
  const place: Place = { seed, institutions: institutionsFor(young) }
  const serials = new Map<Day, number>()
  let slot = 0
  for (const batch of batchesUntil(young, until)) {
    for (const last = slot + batch.size; slot < last; slot += 1) {
      const { attempt, life } = fill(place, slot, batch.slot, known.get(slot))
      // Everybody of a month is counted, also who comes after its end: nobody's number hangs on where the register ends.
      const serial = serials.get(life.born) ?? firstSerial
      if (serial > lastSerial) throw new RangeError('There are more people than invented numbers')
      serials.set(life.born, serial + 1)
      if (entersOn(life) <= until) yield recordOn(until, life, { slot, attempt, serial })
    }
  }
}

function fill(place: Place, number: number, slot: Slot, known: number | undefined) {
  for (let attempt = known ?? 0; attempt < mostAttempts; attempt += 1) {
    const life = drawLife(place, number, attempt, slot.beginning)
    if (known === undefined && !slot.fits(life, number)) continue
    return { attempt, life: slot.focus ? inFocus(place, number, life) : life }
  }
  throw new Error(`nobody fits slot ${number}`)
}

const entersOn = ({ born, homes }: Life): Day => Math.max(birthday(born, 15), homes[0]?.from ?? 0)

/** Marked on the anchor, for some time around it. */
function inFocus({ seed }: Place, slot: number, life: Life): Life {
  const chance = new Chance(seed, slot, -1)
  const from = Math.max(anchor - chance.between(10, 200), life.homes[0]?.from ?? 0)
  const leaves = life.homes.at(-1)?.end ?? anchor + 1
  const end = Math.min(anchor + chance.between(20, 540), leaves)
  const mark: Focus = { from, end, review: from + 270, reason: chance.below(focusReasons.length) }
  return { ...life, focus: [mark, ...life.focus.filter((later) => later.from >= end)] }
}
