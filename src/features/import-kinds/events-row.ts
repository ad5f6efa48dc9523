import type { FieldsOfRow, JudgedRow, Judging } from '../imports/index.ts'
import { CellReader, dayAfter, isFarAhead } from './read-cell.ts'

/** Our names of the fields; `true`: the file must have it. */
export const eventFields = {
  number: true,
  report: false,
  key: true,
  happening: false,
  type: false,
  provider: false,
  educationCode: false,
  stage: false,
  hours: false,
  from: false,
  lastDay: false,
  expectedEnd: false,
  outcome: false,
  reasonLocal: false,
  reasonCentral: false,
  reason: false,
  reported: false,
} as const

/** The columns of a staged row, in the order of what `judgeEvent` gives. */
export const eventColumns = {
  report: 'text',
  key: 'text',
  part: 'text',
  type: 'text',
  provider: 'text',
  education_code: 'text',
  stage: 'text',
  hours_month: 'numeric(5, 1)',
  from_day: 'date',
  until_day: 'date',
  expected_end: 'date',
  outcome: 'text',
  reason_local: 'text',
  reason_central: 'text',
  reason: 'text',
  reported: 'date',
} as const

const parts = ['whole', 'started', 'completed', 'interrupted', 'ended', 'at-risk'] as const
type Part = (typeof parts)[number]

/**
 * One report of an institution: a whole activity, its start, its end, or that somebody may be about to leave it. A source that
 * does not say which sends whole activities, and an empty last day means that it goes on.
 */
export function judgeEvent(row: FieldsOfRow, { declaration, today }: Judging): JudgedRow {
  const read = new CellReader(row, declaration)
  const part = partIn(read, declaration.fields.happening !== undefined)
  const starts = part === 'whole' || part === 'started'
  const key = part === 'at-risk' ? (read.words('key', 200) ?? '') : read.needed('key', 200)
  const type = starts ? read.coded('type') : null
  if (starts && type === null && read.faults.length === 0) read.fault('cell_empty', 'type')
  const from = starts || part === 'at-risk' ? read.neededDate('from') : null
  const lastDay = part === 'started' || part === 'at-risk' ? null : read.date('lastDay')
  const outcome = outcomeIn(read, part, lastDay)
  if (!starts && part !== 'at-risk' && lastDay === null && read.faults.length === 0)
    read.fault('event_needs_end', 'lastDay')
  const expectedEnd = starts ? read.date('expectedEnd') : null
  if (from && lastDay && lastDay < from) read.fault('end_before_start', 'lastDay')
  if (from && expectedEnd && expectedEnd < from) read.fault('end_before_start', 'expectedEnd')
  for (const [field, day] of [
    ['from', from],
    ['lastDay', lastDay],
  ] as const)
    if (day && isFarAhead(day, today)) read.fault('far_ahead', field)
  const hours = starts ? read.number('hours', 744) : null
  const values = [
    read.words('report', 100),
    key,
    partOfActivity(part),
    type,
    read.words('provider', 200),
    read.words('educationCode', 40),
    read.words('stage', 40),
    hours,
    from,
    lastDay === null ? null : dayAfter(lastDay),
    expectedEnd,
    outcome,
    lastDay === null ? null : read.words('reasonLocal', 40),
    lastDay === null ? null : read.words('reasonCentral', 40),
    lastDay === null ? null : read.words('reason', 500),
    read.date('reported'),
  ]
  return read.faults.length > 0 ? { faults: read.faults } : { values }
}

function partIn(read: CellReader, isSaid: boolean): Part {
  if (!isSaid) return 'whole'
  const said = read.coded('happening')
  const part = parts.find((one) => one === said)
  if (part === undefined && read.faults.length === 0)
    read.fault(said === null ? 'cell_empty' : 'code_not_ours', 'happening')
  return part ?? 'whole'
}

const partOfActivity = (part: Part): string => {
  if (part === 'whole') return 'whole'
  if (part === 'started') return 'start'
  return part === 'at-risk' ? 'notice' : 'end'
}

function outcomeIn(read: CellReader, part: Part, lastDay: string | null): string | null {
  if (part === 'completed' || part === 'interrupted') return part
  const said = part === 'whole' || part === 'ended' ? read.coded('outcome') : null
  if (said !== null && said !== 'completed' && said !== 'interrupted' && said !== 'other')
    return read.fault('code_not_ours', 'outcome')
  if (said !== null && lastDay === null) return read.fault('event_needs_end', 'lastDay')
  return lastDay === null ? null : (said ?? 'other')
}
