export { listEmergencies, listLooks } from './queries.ts'
export { type Emergency, type Look, mayBeAskedAbout } from './rules.ts'
export { emergencyNotices, lookList, roleName } from './views.ts'
