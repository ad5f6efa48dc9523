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
  NoteKind,
  OwnWordsKind,
  PersonDraft,
  RelationDraft,
  RelationKind,
  Residence,
} from './draft.ts'
export { recordPersonEvent } from './events.ts'
export { type Happened, listHappened } from './history.ts'
export {
  type Around,
  findLocation,
  fullName,
  getPerson,
  type Listed,
  type Location,
  listAround,
  listOwnWords,
  listPeople,
  listStatutoryFacts,
  type OwnWords,
  type PeoplePage,
  type Person,
  type StatutoryFact,
} from './queries.ts'
export { factName, happenedSentence, ownWordsName, preferredName, relationName } from './views.ts'
