export { contactWasMade, makeOffer, type OfferDraft, startClock } from './actions.ts'
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
export { type ClockRule, canBeOffered, clockRules, nextStepOf, offerFrom, type PlanClock } from './rules.ts'
export { clockFault, clockRuleName, mineWords } from './views.ts'
