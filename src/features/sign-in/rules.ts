import { z } from 'zod'
import { type Role, roles } from '../../platform/access/actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { normalise, type PersonNumber } from '../person-numbers/index.ts'

export type Dialect = 'citizen' | 'staff' | 'school'

/** What we take from an identity provider, and all of it. Whatever else it says is dropped here. */
export interface Profile {
  readonly name: string
  readonly roles: readonly Role[]
  readonly organisation: string | null
  /** The classes that a school's provider names; null where it knows none. */
  readonly classes: readonly string[] | null
  /** Where mail reaches them, as far as their provider says: MitID does not. */
  readonly email: string | null
  /** How many job functions or kinds of person we have no role for. */
  readonly unknown: number
}

interface DialectRules {
  /** How long a session lasts unused: shorter where a screen shows other people's matters (trust T-35). */
  readonly idleMinutes: number
  /** @throws z.ZodError for claims that no provider of this dialect should send */
  profile(claims: unknown): Profile
  /** A citizen's number, to find whom it means here; it is kept nowhere and put into no message. */
  personNumber(claims: unknown): PersonNumber | undefined
}

const line = z.string().trim().min(1).max(200)

const citizenClaims = z.object({ name: line, birthdate: z.iso.date() })
/** A MitID broker also sends the person number: read on its own, so that no profile, row or line of a log holds it. */
const citizenNumber = z.object({ 'dk.cpr': z.string().max(20) })
const noNumber = () => undefined
/** An address that we cannot use keeps nobody from signing in. */
const email = z.email().max(254).nullish().catch(null)
const staffClaims = z.object({
  name: line,
  email,
  organisation: line.nullish(),
  job_functions: z.array(z.string().max(300)).max(100).default([]),
})
const schoolClaims = z.object({
  name: line,
  email,
  institution: line,
  actor_type: z.string().max(60),
  groups: z.array(line.max(120)).max(100).default([]),
})

export const dialects: Readonly<Record<Dialect, DialectRules>> = {
  citizen: {
    idleMinutes: 60,
    profile: (claims) => {
      const { name } = citizenClaims.parse(claims)
      return { name, roles: [], organisation: null, classes: null, email: null, unknown: 0 }
    },
    personNumber: (claims) => {
      const sent = citizenNumber.safeParse(claims)
      return sent.success ? normalise(sent.data['dk.cpr']) : undefined
    },
  },
  staff: {
    idleMinutes: 30,
    personNumber: noNumber,
    profile: (claims) => {
      const { name, organisation, email, job_functions } = staffClaims.parse(claims)
      const found = job_functions.map(roleOfJobFunction)
      return {
        name,
        organisation: organisation ?? null,
        classes: null,
        email: email ?? null,
        roles: roles.filter((role) => found.includes(role)),
        unknown: found.filter((role) => role === undefined).length,
      }
    },
  },
  school: {
    idleMinutes: 30,
    personNumber: noNumber,
    profile: (claims) => {
      const { name, institution, email, actor_type, groups } = schoolClaims.parse(claims)
      const role = schoolRoles.find((each) => each === actor_type)
      return {
        name,
        organisation: institution,
        roles: role ? [role] : [],
        classes: role === 'teacher' ? groups : [],
        email: email ?? null,
        unknown: role ? 0 : 1,
      }
    },
  },
}

const schoolRoles = ['teacher', 'student-counsellor', 'head-of-school'] as const satisfies readonly Role[]
/** A municipality's own provider cannot make somebody a pupil's teacher, a young person or a parent. */
const notForStaff: readonly Role[] = ['young-person', 'guardian', ...schoolRoles]

/** KOMBIT's job functions are addresses with a version: `http://…/roles/jobrole/counsellor/1`. */
function roleOfJobFunction(address: string): Role | undefined {
  const [, word] = /\/roles\/jobrole\/([a-z-]{1,40})\/\d{1,3}$/.exec(address) ?? []
  return roles.find((role) => role === word && !notForStaff.includes(role))
}

/** Ten minutes are enough to find one's phone, and too few to collect attempts. */
export const attemptMinutes = 10

/** Encoded backslashes and control characters: some servers in between decode them. */
const encodedTrick = /%(?:5c|[01][0-9a-f]|7f)/i

/**
 * Where somebody wanted to go before they were asked to sign in: a path on this site, or else `undefined`
 * (trust requirement T-36).
 */
export function safeReturn(wish: string | undefined): string | undefined {
  if (wish === undefined || wish.length > 500) return undefined
  const here = /^\/(?![/\\])[\x21-\x7e]*$/.test(wish) && !wish.includes('\\') && !encodedTrick.test(wish)
  return here ? wish : undefined
}

/** The provider hands back what we called the attempt; it begins with the language of the page it came from. */
export const languageOfState = (state: string): Language => (state.startsWith('en.') ? 'en' : 'da')
