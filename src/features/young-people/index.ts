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
export { type Caseload, countTeamPeople, listCaseloads, type TeamPeople } from './caseloads.ts'
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
export { type PersonEvent, recordPersonEvent } from './events.ts'
export { type Happened, listHappened } from './history.ts'
export {
  countPeople,
  fullName,
  getPerson,
  type Listed,
  listOwnWords,
  listPeople,
  type OwnWords,
  ownWordsOf,
  type PeoplePage,
  type Person,
  personWith,
} from './queries.ts'
export {
  type Around,
  aroundOf,
  findLocation,
  type Location,
  listAround,
  listClasses,
  listStatutoryFacts,
  locationOf,
  type StatutoryFact,
  statutoryFactsOf,
} from './queries-around.ts'
export { listCalled } from './queries-called.ts'
export { factName, happenedSentence, ownWordsName, preferredName, relationName } from './views.ts'
