import type { Role } from '../../src/platform/access/actor.ts'
import type { Bilingual } from '../../src/platform/text/language.ts'

interface Person {
  readonly key: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly description: Bilingual
}

/** Signs in as a citizen does, with a person number. */
export interface Citizen extends Person {
  readonly dialect: 'citizen'
  readonly birthDate: string
  /** Makes the invented person number; each citizen has another. */
  readonly serial: number
  readonly organisation: null
  /** Class and school, for those who go to one in the demonstration. */
  readonly schoolClass?: SchoolClass
  /** The keys of the children whose custody this person holds. */
  readonly guardianOf?: readonly string[]
  /** Name and address are protected in the national register, and so everywhere here. */
  readonly protectedNameAndAddress?: true
}

/** Signs in with an account that an organisation gave, with job functions. */
export interface StaffMember extends Person {
  readonly dialect: 'staff'
  readonly organisation: string
}

export type SchoolRole = Extract<Role, 'teacher' | 'student-counsellor' | 'head-of-school'>

/** Signs in through the school's login: a user id and classes, no person number. */
export interface SchoolMember extends Person {
  readonly dialect: 'school'
  readonly organisation: string
  readonly roles: readonly [SchoolRole]
  readonly classes: readonly string[]
}

export interface SchoolClass {
  readonly school: string
  readonly name: string
}

export type CastMember = Citizen | StaffMember | SchoolMember
