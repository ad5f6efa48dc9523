export {
  addContact,
  addRelation,
  addResidence,
  createPerson,
  endRelation,
  moveNote,
  reviseNote,
  writeNote,
  writeOwnWords,
} from './actions.ts'
export type { Contact, NoteDraft, OwnWordsKind, PersonDraft, RelationDraft, Residence } from './draft.ts'
