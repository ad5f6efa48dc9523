import type { Kind } from '../imports/index.ts'
import { applyEnrolments, countEnrolments } from './enrolments-apply.ts'
import { compareEnrolments, enrolmentTables } from './enrolments-compare.ts'
import { enrolmentColumns, enrolmentFields, judgeEnrolment } from './enrolments-row.ts'

/** A school's roll: who goes to which class, from when until when. */
export const enrolments: Kind = {
  name: 'enrolments',
  fields: enrolmentFields,
  // No pupil: beside the school's name nobody's may be shown who is protected, and a roll does not say who is (L-30).
  named: ['institution', 'className'],
  columns: enrolmentColumns,
  tables: enrolmentTables,
  judge: judgeEnrolment,
  compare: compareEnrolments,
  count: countEnrolments,
  apply: applyEnrolments,
}
