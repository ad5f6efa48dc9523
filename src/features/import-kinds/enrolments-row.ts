import type { FieldsOfRow, JudgedRow, Judging } from '../imports/index.ts'
import { institutionIn } from './institution.ts'
import { CellReader, dayAfter, isFarAhead } from './read-cell.ts'

/** Our names of the fields; `true`: the file must have it. */
export const enrolmentFields = {
  number: true,
  institution: false,
  className: false,
  from: true,
  lastDay: false,
} as const

/** The columns of a staged row, in the order of what `judgeEnrolment` gives; `organisation_id` is found later. */
export const enrolmentColumns = {
  institution: 'text',
  class: 'text',
  from_day: 'date',
  until_day: 'date',
  organisation_id: 'bigint',
} as const

/** A pupil in a class, from a day on; without a class they are the school's. An empty last day means that they still go there. */
export function judgeEnrolment(row: FieldsOfRow, judging: Judging): JudgedRow {
  const read = new CellReader(row, judging.declaration)
  const institution = institutionIn(read, judging)
  const from = read.neededDate('from')
  const lastDay = read.date('lastDay')
  if (from !== '' && lastDay !== null && lastDay < from) read.fault('end_before_start', 'lastDay')
  for (const [field, day] of [
    ['from', from],
    ['lastDay', lastDay],
  ] as const)
    if (day && isFarAhead(day, judging.today)) read.fault('far_ahead', field)
  const values = [
    institution,
    read.words('className', 120),
    from,
    lastDay === null ? null : dayAfter(lastDay),
    null,
  ]
  return read.faults.length > 0 ? { faults: read.faults } : { values }
}
