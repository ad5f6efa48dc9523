/** One line of a class roll: a pupil by name and birth date, or somebody of staff by their user name. */
export type RollRow =
  | { readonly kind: 'pupil'; readonly line: number; readonly name: string; readonly birthDate: string }
  | {
      readonly kind: 'teacher' | 'counsellor'
      readonly line: number
      readonly name: string
      readonly subject: string
    }

export interface ReadRoll {
  readonly rows: readonly RollRow[]
  /** Lines that say too little, by their number in the file. */
  readonly unread: readonly number[]
}

const headings = {
  given: ['fornavn', 'fornavne', 'first name', 'given name'],
  family: ['efternavn', 'last name', 'family name'],
  name: ['navn', 'name'],
  birth: ['fødselsdato', 'fødselsdag', 'birth date', 'date of birth'],
  subject: ['brugernavn', 'bruger-id', 'user name', 'user id'],
  kind: ['slags', 'rolle', 'kind', 'role'],
} as const
type Column = keyof typeof headings

/** Reads a roll by its headings, in any order. Without a heading that names people there is nothing to read. */
export function readRoll(table: readonly (readonly string[])[]): ReadRoll | undefined {
  const [first = [], ...lines] = table
  const places = placesOf(first)
  const pupils = places.birth !== undefined && (places.name !== undefined || places.family !== undefined)
  if (!pupils && places.subject === undefined) return undefined
  const rows: RollRow[] = []
  const unread: number[] = []
  lines.forEach((cells, index) => {
    const line = index + 2
    const row = rowOf((column) => cells[places[column] ?? -1]?.trim() ?? '', line)
    if (row) rows.push(row)
    else unread.push(line)
  })
  return { rows, unread }
}

function placesOf(first: readonly string[]): Partial<Record<Column, number>> {
  const places: Partial<Record<Column, number>> = {}
  first.forEach((cell, index) => {
    const heading = cell.trim().toLowerCase()
    for (const [column, names] of Object.entries(headings) as [Column, readonly string[]][])
      if (names.includes(heading)) places[column] = index
  })
  return places
}

function rowOf(cell: (column: Column) => string, line: number): RollRow | undefined {
  const name = cell('name') || `${cell('given')} ${cell('family')}`.trim()
  const subject = cell('subject')
  if (subject !== '') {
    const counsels = ['vejleder', 'counsellor'].includes(cell('kind').toLowerCase())
    return { kind: counsels ? 'counsellor' : 'teacher', line, name, subject }
  }
  const birthDate = dayIn(cell('birth'))
  return name === '' || birthDate === undefined ? undefined : { kind: 'pupil', line, name, birthDate }
}

/** `2010-03-14`, `14-03-2010`, `14.3.2010`, `14/3/2010`. */
export function dayIn(words: string): string | undefined {
  const parts = words.split(/[-./]/).map(Number)
  const [one = 0, month = 0, three = 0] = parts
  const [year, day] = one > 31 ? [one, three] : [three, one]
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return parts.length === 3 && year > 1900 && same ? date.toISOString().slice(0, 10) : undefined
}

/** What a person is found by: exactly, but for capitals and spaces. */
export const keyOf = (row: RollRow): string =>
  row.kind === 'pupil' ? pupilKey(row.name, row.birthDate) : staffKey(row.kind, row.subject)
export const pupilKey = (name: string, birthDate: string): string =>
  `pupil ${name.normalize('NFC').toLowerCase().split(/\s+/).join(' ')} ${birthDate}`
export const staffKey = (kind: string, subject: string): string => `${kind} ${subject}`

/** Somebody whom the program knows. */
export interface Known {
  readonly id: string
  readonly key: string
  /** Null for somebody protected. */
  readonly name: string | null
}

/** Somebody who is in the unit today; `row` is the membership that would be ended. */
export interface Present extends Known {
  readonly row: string
}

export interface RollChanges {
  readonly added: readonly (Known & { readonly kind: RollRow['kind'] })[]
  readonly ended: readonly Present[]
  readonly kept: number
  /** Nobody of that name and date, or several: an administrator looks for themselves. */
  readonly unknown: readonly RollRow[]
}

/** What a roll would change. Nothing is decided here about people whom the roll names and nobody knows. */
export function rollChanges(
  rows: readonly RollRow[],
  present: readonly Present[],
  known: readonly Known[],
): RollChanges {
  const named = new Map(rows.map((row) => [keyOf(row), row]))
  const there = new Set(present.map(({ key }) => key))
  const added: (Known & { kind: RollRow['kind'] })[] = []
  const unknown: RollRow[] = []
  for (const [key, row] of named) {
    if (there.has(key)) continue
    const [only, ...more] = known.filter((one) => one.key === key)
    if (only && more.length === 0) added.push({ ...only, kind: row.kind })
    else unknown.push(row)
  }
  const ended = present.filter(({ key }) => !named.has(key))
  return { added, ended, kept: present.length - ended.length, unknown }
}
