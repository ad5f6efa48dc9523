export { confirmRoles } from './actions.ts'
export { listLapsing } from './queries.ts'
export type { LapsingRight } from './rules.ts'
