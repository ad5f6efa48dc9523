export { contactWasMade, makeOffer, type OfferDraft, startLawClock } from './actions.ts'
export { type Following, followPlans } from './follow.ts'
export { followPlansJob } from './follow-job.ts'
export { clockStartForm, longest as longestOfClock, offerForm } from './forms.ts'
export {
  type ClockStart,
  findPlanClock,
  isClockStarted,
  listClockStarts,
  listTeamClocks,
  planClockOf,
  type TeamClock,
} from './queries.ts'
export { canBeOffered, nextStepOf, type PlanClock } from './rules.ts'
export { clockFault, mineWords } from './views.ts'
