export { changeServiceRules, draftServiceRules, putServiceRulesInForce } from './actions.ts'
export {
  addCalendarDays,
  addCalendarMonths,
  addWorkingDays,
  ageOn,
  dayOf,
  dayStart,
  isWorkingDay,
  workingDaysBetween,
} from './calendar.ts'
export {
  mostOf,
  readServiceChange,
  serviceChangeForm,
  serviceDraftForm,
  serviceInForceForm,
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
  serviceRulesOn,
  type Urgency,
  urgencies,
} from './rules.ts'
export { howLong, promiseKindName, serviceFault, urgencyName } from './views.ts'
