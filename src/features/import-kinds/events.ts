import type { Kind } from '../imports/index.ts'
import { applyEvents, countEvents } from './events-apply.ts'
import { compareEvents, eventTables } from './events-compare.ts'
import { eventColumns, eventFields, judgeEvent } from './events-row.ts'

/** What education institutions report: starts, ends, risks, or whole activities. */
export const events: Kind = {
  name: 'events',
  fields: eventFields,
  named: ['provider'],
  columns: eventColumns,
  tables: eventTables,
  judge: judgeEvent,
  compare: compareEvents,
  count: countEvents,
  apply: applyEvents,
}
