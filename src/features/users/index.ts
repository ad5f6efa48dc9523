export {
  endUserSession,
  endUserSessions,
  enterUser,
  liftSuspension,
  recordLeaving,
  suspendUser,
} from './actions.ts'
export { awaitForm, becauseForm, dayForm, roleForm } from './forms.ts'
export { inactiveJob } from './inactive-job.ts'
export {
  assignmentStateName,
  dialectName,
  storedRoleName,
  suspensionWords,
  userStateName,
} from './names.ts'
export {
  getAssignment,
  getUser,
  listAssignments,
  listChoosableUsers,
  listPeopleOf,
  listSessionsOf,
  listUnitsOf,
  listUsers,
  type PersonAround,
  type UserSession,
  type UserUnit,
} from './queries.ts'
export { endRole, extendRole, giveRole } from './roles.ts'
export {
  type Assignment,
  assignmentState,
  givenRoles,
  type ListedUser,
  type User,
  userStates,
} from './rules.ts'
export { beginSeeingAs, endSeeingAs } from './see-as.ts'
export { suspendInactive } from './suspend-inactive.ts'
