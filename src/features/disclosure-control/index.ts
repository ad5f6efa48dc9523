export type { Withheld } from './bounds.ts'
export { audit, protect } from './protect.ts'
export { type DisclosureRule, isShareTooSmall, isTooSmall, ruleOf } from './rules.ts'
