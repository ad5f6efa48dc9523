export { dropView, saveView } from './actions.ts'
export { viewForm } from './forms.ts'
export { viewsOf } from './queries.ts'
export { longestName, type SavedView } from './rules.ts'
