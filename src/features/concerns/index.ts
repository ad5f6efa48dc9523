export {
  answerConcern,
  assignOwner,
  closeConcern,
  type Doing,
  informCustody,
  matchConcern,
  mergeConcern,
  redirectConcern,
  takeStep,
} from './actions.ts'
export { countConcernsBySchool, type SchoolConcerns } from './counts.ts'
export { dropDraftsJob } from './drafts.ts'
export {
  answerForm,
  closeForm,
  custodyForm,
  longest as longestConcern,
  matchForm,
  mergeForm,
  ownerForm,
  redirectForm,
  stepForm,
  type Whole,
} from './forms.ts'
export { concernNews } from './news.ts'
export { type ReportPlace, reportPages } from './pages-report.ts'
export {
  type Concern,
  countUnanswered,
  findReportingSchool,
  getConcern,
  type Happening,
  type Listed as ListedConcern,
  listAwaitingContact,
  listConcernsToDo,
  listHappenings,
  listOpenConcerns,
  listOthers,
  listToldConcerns,
  type Told as ToldConcern,
} from './queries.ts'
export { passConcernsOn, receiveConcern } from './report.ts'
export {
  concernSource,
  isAsUrgent,
  outcomes,
  type Step,
  seenKinds,
  stepsAfter,
  tellFromOf as concernTellFrom,
  withoutContact,
} from './rules.ts'
export { concernFault, concernStateName, happeningName, seenName } from './views.ts'
export { outcomeName } from './views-reports.ts'
