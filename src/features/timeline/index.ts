export { type Entry, type TimelinePage, timelineOf } from './queries.ts'
export { kindIn, readCursor, type TimelineKind, timelineKinds } from './rules.ts'
