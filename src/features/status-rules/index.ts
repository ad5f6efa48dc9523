export { changeSettings, changeType, draftRules, putInForce, refreshJobName } from './actions.ts'
export {
  activeSubSegments,
  changeOf,
  contributing,
  settingsForm,
  typeForm,
} from './forms.ts'
export { type Moved, previewRules } from './preview.ts'
export { listStatusRules, statusRules } from './queries.ts'
export {
  type ActivityKind,
  type ActivityType,
  type Segment,
  type StatusRules,
  type SubSegment,
  segments,
  subSegments,
} from './rules.ts'
