import type { Role } from '../../platform/access/actor.ts'

export const userStates = ['active', 'awaited', 'suspended', 'left'] as const
export type UserState = (typeof userStates)[number]

/** Somebody of staff or school as an identity provider vouches for them. Citizens are not administered here. */
export interface User {
  readonly id: string
  readonly name: string
  readonly provider: string | null
  readonly dialect: 'staff' | 'school'
  readonly subject: string | null
  readonly lastSignedInAt: Date | null
  readonly suspendedAt: Date | null
  readonly suspendedBecause: string | null
  readonly leftOn: string | null
  readonly state: UserState
}

export interface ListedUser {
  readonly id: string
  readonly name: string
  readonly state: UserState
  readonly roles: readonly string[]
  readonly organisations: readonly string[]
  readonly lastSignedInAt: Date | null
}

export interface Assignment {
  readonly id: string
  readonly actorId: string
  readonly role: string
  readonly organisationId: string
  readonly organisation: string
  readonly unit: string | null
  readonly source: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly lapsesOn: string
  readonly because: string | null
}

/** What stands as the reason where the program itself closed for somebody who had not come for a long time. */
export const inactiveReason = 'inactive'
export const inactiveDays = 60

/** The roles that are given here. A citizen's come from a relation and are given by nobody. */
export const givenRoles: readonly Role[] = [
  'counsellor',
  'youth-guide',
  'caseworker',
  'mentor',
  'team-leader',
  'teacher',
  'student-counsellor',
  'head-of-school',
  'leadership-group',
  'secretariat',
  'youth-council',
  'politician',
  'administrator',
  'data-protection-officer',
  'analyst',
]

export type AssignmentState = 'live' | 'to-come' | 'over' | 'lapsed'

export function assignmentState(one: Assignment, today: string): AssignmentState {
  if (one.validUntil !== null && one.validUntil <= today) return 'over'
  if (one.lapsesOn <= today) return 'lapsed'
  return one.validFrom > today ? 'to-come' : 'live'
}
