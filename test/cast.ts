import { citizens } from './cast/citizens.ts'
import { schoolMembers } from './cast/schools.ts'
import { staff } from './cast/staff.ts'
import type { CastMember } from './cast/types.ts'

export { compulsorySchool, gymnasium } from './cast/schools-and-classes.ts'
export type { CastMember, Citizen, SchoolClass, SchoolMember, SchoolRole, StaffMember } from './cast/types.ts'

/**
 * The cast: invented people whom the demonstration, the tests and the documentation share, by key. Nobody here
 * exists. There are no person numbers: a citizen's is made at load from birth date and serial, never written down.
 * Birth dates are written for 25 November 2026; in the demonstration they move, and everybody keeps their age.
 */
export const cast: readonly CastMember[] = [...citizens, ...staff, ...schoolMembers]
