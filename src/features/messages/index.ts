export { type News, tell } from './actions.ts'
export { demonstrationMailPages, noticePages } from './pages.ts'
export type { NoticeKind } from './rules.ts'
export { noticesLink } from './views.tsx'
