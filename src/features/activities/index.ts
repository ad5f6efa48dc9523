export {
  confirmActivity,
  correctActivity,
  endActivity,
  recordActivity,
  withdrawActivity,
} from './actions.ts'
export { agreeOnBoth } from './agree.ts'
export {
  type ActivityContent,
  type ActivityDraft,
  byHand,
  type EndReason,
  noReason,
  type Outcome,
  type Provider,
} from './draft.ts'
export {
  activityForm,
  agreeForm,
  confirmForm,
  contentOf,
  correctionForm,
  endForm,
  faultsIn,
  longest,
  outcomes,
  withdrawForm,
} from './forms.ts'
export {
  activitiesAndConflictsOf,
  type Belief,
  getActivity,
  listActivities,
  listBeliefs,
  listProviders,
  type ProviderChoice,
} from './queries.ts'
export type { Activity, Conflict } from './rules.ts'
export { activityFault, outcomeName, sourceName } from './views.ts'
