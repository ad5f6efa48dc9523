export { addDays, addMonths, always, daysBetween, earliest } from './days.ts'
export { listStatusRules } from './queries.ts'
export {
  type ActivityKind,
  type ActivityType,
  kinds,
  rulesOn,
  type Segment,
  type StatusRules,
  type SubSegment,
  segments,
  subSegments,
} from './rules.ts'
