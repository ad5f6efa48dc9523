export { endBreakGlass, openBreakGlass, reviewBreakGlass } from './actions.ts'
export { findMeant, type Meant } from './find-person.ts'
export { breakGlassForm, longest, reviewForm } from './forms.ts'
export {
  type BreakGlass,
  countToReview,
  getBreakGlass,
  listOwnBreakGlass,
  listReviewed,
  listToReview,
} from './queries.ts'
export { isLate, reviewsPath } from './rules.ts'
export { nobodyFound, reviewOvertaken } from './views.ts'
