export {
  audit,
  type Finding,
  protect,
  type Reason,
  type Release,
  type ReleaseInput,
  shownCount,
  showsPercentage,
} from './release.ts'
export { type DisclosureRule, isPercentageTooSmall, usualRule } from './rules.ts'
export { cellKey, type Dimension, type FrequencyTable, type Link, TablesRefused } from './tables.ts'
