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
  // Words that a school has written once are no codes, and may say why a pupil is ill: they stay in the sealed file.
  unknownFrom: 3,
  columns: absenceColumns,
  tables: absenceTables,
  judge: judgeAbsence,
  compare: compareAbsence,
  count: countAbsence,
  apply: applyAbsence,
}
