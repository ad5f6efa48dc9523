export {
  excuseNotReached,
  excusePromise,
  handOverPromises,
  keepPromises,
  type PromiseDraft,
  passPromisesOn,
  refuseOwnBreach,
  startPromises,
  tellPromisesNow,
  voidPromises,
} from './actions.ts'
export { type Away, listAway, listColleagues, putAway } from './away.ts'
export { escalateJob } from './escalate-job.ts'
export { awayForm, excuseForm } from './forms.ts'
export { promisesPath } from './paths.ts'
export {
  countLatePromises,
  findOpenPromise,
  listOpenPromises,
  listPromisesOf,
  type PromiseOfSource,
} from './queries.ts'
export { type Excuse, excuses, type OpenPromise, type Voiding, workingDaysLate } from './rules.ts'
export { excuseName, promiseFault, promiseStateName } from './views.ts'
