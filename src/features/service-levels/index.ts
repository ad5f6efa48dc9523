export { changeServiceRules, draftServiceRules, putServiceRulesInForce } from './actions.ts'
export { addWorkingDays, type DaysOff, isWorkingDay, workingDaysBetween } from './calendar.ts'
export {
  ladderKey,
  mostOf,
  readServiceChange,
  serviceChangeForm,
  stepKey,
} from './forms.ts'
export { findServiceRulesOn, listServiceRules, serviceRulesOn } from './queries.ts'
export {
  type Channel,
  channels,
  type Deed,
  daysOffOf,
  dueOf,
  type LadderStep,
  levelKey,
  nextOnLadder,
  type PromiseKind,
  promiseKinds,
  type ServiceLevel,
  type ServiceRules,
  type Urgency,
  urgencies,
} from './rules.ts'
export { channelName, howLong, ladderWords, promiseKindName, urgencyName } from './views.ts'
