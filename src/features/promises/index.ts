export {
  excuseNotReached,
  excusePromise,
  handOverPromises,
  keepPromises,
  type PromiseDraft,
  passPromisesOn,
  planNotFollowed,
  refuseOwnBreach,
  startPromises,
  tellPromisesNow,
  voidPromises,
} from './actions.ts'
export { type Away, awayAround, listAway, listColleagues, putAway } from './away.ts'
export {
  countDoneToday,
  countOpenByKind,
  countPeopleOf,
  type KindCount,
  type Load,
  listOwnersOf,
  loadsOfTeam,
} from './counts.ts'
export { escalateJob } from './escalate-job.ts'
export { awayForm, excuseForm } from './forms.ts'
export { promiseNews } from './news.ts'
export { promisesPath } from './paths.ts'
export {
  countLatePromises,
  countPromises,
  findOpenPromise,
  listOpenPromises,
  listPromisesOf,
  openPromises,
  openPromisesTo,
  type PromiseCount,
  type PromiseOfSource,
} from './queries.ts'
export {
  countLawClock,
  daysOf,
  type LawClock,
  listLedTeams,
  listReactions,
  percentile,
  type Reaction,
} from './reactions.ts'
export {
  type Excuse,
  excuses,
  type OpenPromise,
  type PromiseFilter,
  promisesEndAt,
  type Voiding,
  type Whose,
  workingDaysLate,
} from './rules.ts'
export { excuseName, promiseFault, promiseStateName } from './views.ts'
export { ownedBy } from './whose.ts'
