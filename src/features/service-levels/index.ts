export { changeServiceRules, draftServiceRules, putServiceRulesInForce } from './actions.ts'
export { addWorkingDays, workingDaysBetween } from './calendar.ts'
export {
  mostOf,
  readServiceChange,
  serviceChangeForm,
  stepKey,
} from './forms.ts'
export { findServiceRulesOn, listServiceRules } from './queries.ts'
export {
  type Deed,
  daysOffOf,
  dueOf,
  levelKey,
  type PromiseKind,
  promiseKinds,
  type ServiceLevel,
  type ServiceRules,
  type Urgency,
  urgencies,
} from './rules.ts'
export { howLong, promiseKindName, urgencyName } from './views.ts'
