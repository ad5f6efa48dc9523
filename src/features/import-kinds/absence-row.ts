import type { FieldsOfRow, JudgedRow, Judging } from '../imports/index.ts'
import { institutionIn } from './institution.ts'
import { CellReader } from './read-cell.ts'

/** Our names of the fields; `true`: the file must have it. A row is of a day, or of a period from one to another. */
export const absenceFields = {
  number: true,
  institution: false,
  day: false,
  from: false,
  lastDay: false,
  days: false,
  held: false,
  absent: false,
  share: false,
  kind: false,
  registered: false,
} as const

/** The columns of a staged row, in the order of what `judgeAbsence` gives; the last two are found later. */
export const absenceColumns = {
  institution: 'text',
  first_day: 'date',
  last_day: 'date',
  days: 'numeric(4, 1)',
  held: 'numeric(6, 2)',
  absent: 'numeric(6, 2)',
  kind: 'text',
  registered_on: 'date',
  organisation_id: 'bigint',
  about: 'uuid',
} as const

const kinds = ['illness', 'lawful', 'unlawful'] as const
const longestPeriod = 62

/**
 * How much of a day, or of the school days of a period, somebody was away: in lessons, in days, or as a share of either. A row
 * without absence says that there was school and that the pupil was there.
 */
export function judgeAbsence(row: FieldsOfRow, judging: Judging): JudgedRow {
  const read = new CellReader(row, judging.declaration)
  const institution = institutionIn(read, judging)
  const { first, last, length } = periodIn(read, row, judging.today)
  const days = daysIn(read, length)
  const held = read.number('held', 9999) ?? days
  const absent = absentIn(read, row, held)
  if (absent > held && read.faults.length === 0) read.fault('absence_more_than_held', 'absent')
  const kind = kindIn(read)
  const values = [
    institution,
    first,
    last,
    days,
    held,
    absent,
    absent === 0 ? null : (kind ?? 'unstated'),
    read.dayOf('registered'),
    null,
    null,
  ]
  return read.faults.length > 0 ? { faults: read.faults } : { values }
}

function periodIn(read: CellReader, row: FieldsOfRow, today: string) {
  const isDay = (row.fields.day ?? '') !== ''
  const first = read.neededDate(isDay ? 'day' : 'from')
  const last = isDay ? first : read.neededDate('lastDay')
  if (first === '' || last === '') return { first, last, length: 1 }
  const length = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1
  if (length < 1) read.fault('end_before_start', 'lastDay')
  if (length > longestPeriod) read.fault('code_not_ours', 'lastDay')
  if (last > today) read.fault('absence_ahead', isDay ? 'day' : 'lastDay')
  return { first, last, length }
}

/** A day is one; how many of a period's days are school days its sender knows. */
function daysIn(read: CellReader, length: number): number {
  if (length <= 1) return 1
  const days = read.number('days', length)
  if (days === null && read.faults.length === 0) read.fault('absence_needs_days', 'days')
  return days ?? 1
}

function absentIn(read: CellReader, row: FieldsOfRow, held: number): number {
  const share = (row.fields.share ?? '') === '' ? null : read.number('share', 100)
  if (share !== null) return Math.round(share * held) / 100
  const absent = read.number('absent', 9999)
  if (absent === null && read.faults.length === 0) read.fault('cell_empty', 'absent')
  return absent ?? 0
}

function kindIn(read: CellReader): string | null {
  const said = read.coded('kind')
  if (said === null) return null
  return kinds.find((one) => one === said) ?? read.fault('code_not_ours', 'kind')
}
