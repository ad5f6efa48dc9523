import { activityTypes, type Outcome } from './life.ts'
import type { PersonRecord, RecordedActivity, RecordedFocus, RecordedHome } from './record.ts'

/* A person as a line of text: parts between `|`, several of a kind between `;`, each a row of letters with numbers. Days are
   whole (days since 1970): the few that many have, as the first of August, then cost next to nothing once compressed. No letter
   stands for a person number, and none can be made of a line without the rule of person-number.ts. */

const outcomes: readonly Outcome[] = ['completed', 'interrupted', 'other']

type Values = Readonly<Record<string, number | null>>

const write = (values: Values): string =>
  Object.entries(values)
    .map(([letter, value]) => (value === null ? '' : `${letter}${value}`))
    .join('')

const token = /([a-z])(-?\d{1,9})/g

/** @throws RangeError for what is no such row */
function read(text: string): (letter: string) => number | null {
  const values = new Map<string, number>()
  let length = 0
  for (const [whole, letter = '', digits] of text.matchAll(token)) {
    values.set(letter, Number(digits))
    length += whole.length
  }
  if (length !== text.length) throw new RangeError('a line of the municipality is broken')
  return (letter) => values.get(letter) ?? null
}

export function writeLine(one: PersonRecord): string {
  const person = write({
    n: one.slot,
    t: one.attempt,
    b: one.born,
    s: one.serial,
    x: one.sex === 'female' ? 0 : 1,
    g: one.given,
    f: one.family,
    p: one.isProtected ? 1 : null,
  })
  return [
    person,
    one.homes.map(writeHome).join(';'),
    one.activities.map(writeActivity).join(';'),
    one.focus.map(writeFocus).join(';'),
  ].join('|')
}

const writeHome = ({ area, street, house, from, until }: RecordedHome): string =>
  write({ a: area, s: street, h: house, f: from, u: until })

const writeActivity = (one: RecordedActivity): string =>
  write({
    y: activityTypes.indexOf(one.type),
    f: one.from,
    u: one.until,
    o: one.outcome === null ? null : outcomes.indexOf(one.outcome),
    i: one.provider,
    e: one.education,
    h: one.hours,
    p: one.planned,
    r: one.reason,
    // Most are heard of on their first day, and what has ended is confirmed by its end.
    l: one.learned === one.from ? null : one.learned,
    c: one.confirmed === (one.until ?? one.learned) ? null : one.confirmed,
  })

const writeFocus = ({ from, until, review, reason }: RecordedFocus): string =>
  write({ f: from, u: until, v: review, r: reason })

/**
 * Of a line only which slot it fills, and by which attempt.
 *
 * @throws RangeError for what is no such line
 */
export function slotOf(line: string): readonly [slot: number, attempt: number] {
  const value = read(line.slice(0, line.indexOf('|')))
  return [whole(value('n')), whole(value('t'))]
}

/** @throws RangeError for what is no such line */
export function readLine(line: string): PersonRecord {
  const [person = '', homes = '', activities = '', focus = ''] = line.split('|')
  const value = read(person)
  return {
    slot: whole(value('n')),
    attempt: whole(value('t')),
    born: whole(value('b')),
    serial: whole(value('s')),
    sex: value('x') === 0 ? 'female' : 'male',
    given: whole(value('g')),
    family: whole(value('f')),
    isProtected: value('p') === 1,
    homes: several(homes, readHome),
    activities: several(activities, readActivity),
    focus: several(focus, readFocus),
  }
}

const several = <Item>(text: string, one: (text: string) => Item): Item[] =>
  text === '' ? [] : text.split(';').map(one)

function readHome(text: string): RecordedHome {
  const value = read(text)
  return {
    area: whole(value('a')),
    street: whole(value('s')),
    house: whole(value('h')),
    from: whole(value('f')),
    until: value('u'),
  }
}

function readActivity(text: string): RecordedActivity {
  const value = read(text)
  const type = activityTypes[whole(value('y'))]
  if (!type) throw new RangeError('a line of the municipality has an unknown type')
  const [from, until, outcome] = [whole(value('f')), value('u'), value('o')]
  const learned = value('l') ?? from
  return {
    type,
    from,
    until,
    outcome: outcome === null ? null : (outcomes[outcome] ?? null),
    provider: value('i'),
    education: value('e'),
    hours: value('h'),
    planned: value('p'),
    reason: value('r'),
    learned,
    confirmed: value('c') ?? until ?? learned,
  }
}

function readFocus(text: string): RecordedFocus {
  const value = read(text)
  return { from: whole(value('f')), until: value('u'), review: whole(value('v')), reason: whole(value('r')) }
}

function whole(value: number | null): number {
  if (value === null) throw new RangeError('a line of the municipality lacks something')
  return value
}
