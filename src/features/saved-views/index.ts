export { dropView, saveView } from './actions.ts'
export { viewForm } from './forms.ts'
export { listViews } from './queries.ts'
export { longestName, type SavedView } from './rules.ts'
