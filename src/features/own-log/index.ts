export { listLooks } from './queries.ts'
export { type Look, mayBeAskedAbout } from './rules.ts'
export { lookList, roleName } from './views.ts'
