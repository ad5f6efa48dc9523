import type { Kind } from '../imports/index.ts'
import { applyPeople, countPeople } from './people-apply.ts'
import { comparePeople, peopleTables } from './people-compare.ts'
import { judgePerson, peopleColumns, peopleFields } from './people-row.ts'

/** People and where they live: a row for each home. */
export const people: Kind = {
  name: 'people',
  fields: peopleFields,
  named: ['given', 'family'],
  columns: peopleColumns,
  tables: peopleTables,
  judge: judgePerson,
  compare: comparePeople,
  count: countPeople,
  apply: applyPeople,
}
