export { type Beginning, beginVersion } from './actions.ts'
export { draftForm, inForceForm } from './forms.ts'
export { openVersion, type RuleVersion, versionOn } from './rules.ts'
