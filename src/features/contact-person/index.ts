export {
  assignContact,
  becomeContact,
  endContact,
  oneAtATime,
  setCapacity,
  tellYoungPerson,
} from './actions.ts'
export { assignForm, capacityForm, endContactForm, longestBecause } from './forms.ts'
export {
  type Caseload,
  type ContactNow,
  type Continuity,
  contactOf,
  countWithoutContact,
  findContact,
  findWithoutContact,
  listCaseloads,
  listChoices,
  listContinuity,
  listWithoutContact,
  type WithoutContact,
} from './queries.ts'
export { askings, type Choice, type ContactKind, contactKinds, contactTask, suggested } from './rules.ts'
export { askingName, choiceWords, contactFault, contactKindName, loadWords } from './views.ts'
