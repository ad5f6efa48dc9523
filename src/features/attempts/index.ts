export { recordAttempt, stopAttempts, type Trying } from './actions.ts'
export { attemptForm, longest as longestAttempt, stopForm } from './forms.ts'
export { stoppedAttempts } from './paths.ts'
export {
  type Attempt,
  type Effort,
  effortOf,
  findEffort,
  listAttempts,
  listStopped,
  type Stopped,
} from './queries.ts'
export { type AttemptOutcome, attemptOutcomes, momentOf, mostDaysBack } from './rules.ts'
export { attemptFault, attemptOutcomeName } from './views.ts'
