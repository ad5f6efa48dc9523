import { birthday, type Day } from './days.ts'
import { completes, type Level, levelOf } from './life.ts'
import type { PersonRecord, RecordedActivity } from './record.ts'

/* Rates as they are published, measured on the generated people: whoever moved away meanwhile is left out (statistics §4.2). */

export interface Share {
  of: number
  had: number
}

const staysUntil = ({ homes }: PersonRecord, day: Day): boolean =>
  homes.every(({ until }) => until === null || until > day || homes.some((h) => h.from === until))

const at = (level: Level, { activities }: PersonRecord): RecordedActivity[] =>
  activities.filter(({ type }) => levelOf(type) === level && type !== 'trainee-placement')

const done = (parts: readonly RecordedActivity[], by: Day): boolean =>
  parts.some(
    ({ type, outcome, until }) => completes(type) && outcome === 'completed' && until !== null && until <= by,
  )

const holds = (parts: readonly RecordedActivity[], day: Day): boolean =>
  parts.some(({ from, until }) => from <= day && (until === null || until > day))

/** Of those who first begin at a level in some years: how many neither are there so long afterwards, nor completed it. */
export function leftBy(
  people: Iterable<PersonRecord>,
  level: Level,
  years: number,
  from: Day,
  until: Day,
): Share {
  const share = { of: 0, had: 0 }
  for (const person of people) {
    const parts = at(level, person)
    const begins = Math.min(...parts.map((part) => part.from))
    const day = birthday(begins, years)
    if (begins < from || begins >= until || !staysUntil(person, day)) continue
    share.of += 1
    if (!done(parts, day) && !holds(parts, day)) share.had += 1
  }
  return share
}

/** Of those who leave form 9 in some years: how many have a youth education eight years later. */
export function educatedAfterEight(people: Iterable<PersonRecord>, from: Day, until: Day): Share {
  const share = { of: 0, had: 0 }
  for (const person of people) {
    const ninth = person.activities.find(({ type }) => type === 'compulsory-school')?.until ?? 0
    const day = birthday(ninth, 8)
    if (ninth < from || ninth >= until || !staysUntil(person, day)) continue
    share.of += 1
    if (done(person.activities, day)) share.had += 1
  }
  return share
}
