export type { Counts, Withheld } from './bounds.ts'
export { audit, type Finding, protect } from './protect.ts'
export { type DisclosureRule, isShareTooSmall, isTooSmall, ruleOf } from './rules.ts'
