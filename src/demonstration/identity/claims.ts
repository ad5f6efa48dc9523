import { createHash } from 'node:crypto'
import {
  type CastMember,
  type Citizen,
  cast,
  type SchoolMember,
  type StaffMember,
} from '../../../test/cast.ts'
import type { Calendar } from '../calendar.ts'
import { inventedPersonNumber } from '../person-number.ts'
import type { Dialect } from './options.ts'

/** NSIS "substantial": what a MitID sign-in ordinarily has. */
export const substantial = 'https://data.gov.dk/concept/core/nsis/Substantial'

/** What a dialect's provider says about somebody, beside `sub`: one list for the provider and for its tests. */
export const claimNames: Readonly<Record<Dialect, readonly string[]>> = {
  citizen: ['name', 'birthdate', 'dk.cpr', 'acr'],
  staff: ['name', 'email', 'organisation', 'job_functions'],
  school: ['name', 'email', 'institution', 'actor_type', 'groups'],
}

export const membersOf = (dialect: Dialect): readonly CastMember[] =>
  cast.filter((member) => member.dialect === dialect)

/** How the provider names somebody for ever: a uuid, or for schools a user id as a school login has. */
export function subjectOf(member: CastMember): string {
  const digest = createHash('sha256').update(`${member.dialect}/${member.key}`).digest()
  if (member.dialect === 'school')
    return `${member.key.slice(0, 4)}${10_000 + (digest.readUInt16BE() % 90_000)}`
  const hex = digest.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** @param moved the dates of the demonstration: a person number must be the one that was loaded */
export function claimsOf(member: CastMember, moved: Calendar) {
  const { name } = member
  switch (member.dialect) {
    case 'citizen':
      return { name, ...citizenClaims(member, moved(member.birthDate)) }
    case 'staff':
      return { name, ...staffClaims(member) }
    case 'school':
      return { name, ...schoolClaims(member) }
  }
}

const citizenClaims = ({ serial }: Citizen, birthdate: string) => ({
  birthdate,
  'dk.cpr': inventedPersonNumber(birthdate, serial),
  acr: substantial,
})

/** Job functions are addresses with a version, as the municipalities' common access management writes them. */
const staffClaims = (member: StaffMember) => ({
  email: `${member.key}@kommune.example.dk`,
  organisation: member.organisation,
  job_functions: member.roles.map((role) => `http://aalborg.example/roles/jobrole/${role}/1`),
})

const schoolClaims = (member: SchoolMember) => ({
  email: `${member.key}@skole.example.dk`,
  institution: member.organisation,
  actor_type: member.roles[0],
  groups: member.classes,
})
