import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

export { changeSettings, changeType, draftRules, putInForce, refreshJobName } from './actions.ts'
export {
  activeSubSegments,
  changeOf,
  contributing,
  draftForm,
  inForceForm,
  settingsForm,
  typeForm,
} from './forms.ts'
export { type Moved, previewRules } from './preview.ts'
export { listStatusRules } from './queries.ts'
export {
  type ActivityKind,
  type ActivityType,
  rulesOn,
  type Segment,
  type StatusRules,
  type SubSegment,
  segments,
  subSegments,
} from './rules.ts'

/** A fault that only shows when rules are put in force. */
export const rulesFault = (fault: 'notBefore' | 'overtaken', language: Language): string =>
  text(language)(fault)
