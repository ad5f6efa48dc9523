export { type News, tell } from './actions.ts'
export { demonstrationMailPages, noticePages } from './pages.ts'
export { noticesLink } from './views.tsx'
