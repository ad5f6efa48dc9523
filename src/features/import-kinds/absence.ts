import type { Kind } from '../imports/index.ts'
import { applyAbsence, countAbsence } from './absence-apply.ts'
import { absenceTables, compareAbsence } from './absence-compare.ts'
import { absenceColumns, absenceFields, judgeAbsence } from './absence-row.ts'

/** What a school has registered: on which days there was school for whom, and how much of them they were away. */
export const absence: Kind = {
  name: 'absence',
  fields: absenceFields,
  // No pupil is named to whoever brings the file.
  named: ['institution', 'kind'],
  columns: absenceColumns,
  tables: absenceTables,
  judge: judgeAbsence,
  compare: compareAbsence,
  count: countAbsence,
  apply: applyAbsence,
}
