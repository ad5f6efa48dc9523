export {
  confirmActivity,
  correctActivity,
  endActivity,
  recordActivity,
  withdrawActivity,
} from './actions.ts'
export {
  type ActivityContent,
  type ActivityDraft,
  byHand,
  type EndReason,
  noReason,
  type Outcome,
  type Provider,
} from './draft.ts'
