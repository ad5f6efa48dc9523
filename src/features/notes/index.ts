export { longest, moveForm, moveQuestion, noteForm, noteKinds, revisionForm } from './forms.ts'
export { getNote, listNotes, type Note, type NoteVersion } from './queries.ts'
export { noteFault, noteKindName } from './views.ts'
