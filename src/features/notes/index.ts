export {
  dropNoteDraftsJob,
  emptyNoteDraft,
  findNoteDraft,
  keepNoteDraft,
  type NoteDraft,
  noteDraftOf,
} from './drafts.ts'
export {
  longest,
  moveForm,
  moveQuestion,
  noteDraftForm,
  noteForm,
  noteKinds,
  revisionForm,
} from './forms.ts'
export { getNote, listNotes, type Note, type NoteVersion } from './queries.ts'
export { noteFault, noteKindName } from './views.ts'
