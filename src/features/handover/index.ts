export {
  acceptHandover,
  agreeToHandover,
  cancelHandover,
  type Doing as HandingOver,
  decideHandover,
  declineHandover,
  proposeHandover,
  questionHandover,
} from './actions.ts'
export { endHandover } from './end.ts'
export { becauseForm, longest as longestHandover, manyForm, proposeForm } from './forms.ts'
export { passPeopleOn, passWorkOn } from './leaving.ts'
export {
  countHandovers,
  findOpenHandover,
  findToldHandover,
  getHandover,
  type Handover,
  handsOver,
  listHandovers,
  listPeopleOfContact,
  listReceivers,
  mayHandOver,
  type OfContact,
  openHandoverOf,
  previewHandovers,
  type Receiver,
} from './queries.ts'
export { allMay, handoverSource, type PreviewRow } from './rules.ts'
export { handoverSilenceJob } from './silence-job.ts'
export { handoverEndName, handoverFault, rowFaultName } from './views.ts'
