export {
  type AwaitedActor,
  assignRole,
  awaitActor,
  ensureOrganisation,
  ensureUnit,
  joinUnit,
  type MembershipKind,
  type OrganisationKind,
} from './actions.ts'
export {
  disclose,
  listOnlookers,
  listWritable,
  type Onlooker,
  openBoth,
  openPerson,
  showList,
  whyMay,
} from './queries.ts'
export {
  type Category,
  categories,
  type DisclosedCategory,
  isPupil,
  type Reason,
  reasons,
  type Standing,
  schoolReasons,
  type Why,
} from './rules.ts'
export { takeClaims } from './take-claims.ts'
export { categoryName, reasonName, whyNotice } from './views.ts'
