export {
  addContact,
  addGuardian,
  addRelation,
  addResidence,
  createPerson,
  endRelation,
  moveNote,
  recordStatutoryFact,
  reviseNote,
  writeNote,
  writeOwnWords,
} from './actions.ts'
export type {
  Contact,
  NoteDraft,
  OwnWordsKind,
  PersonDraft,
  RelationDraft,
  RelationKind,
  Residence,
} from './draft.ts'
export { recordPersonEvent } from './events.ts'
