import type { Role } from '../../platform/access/actor.ts'

/** Those who can be around a young person at work, and so have something to say here. */
export const reachableRoles = [
  'counsellor',
  'youth-guide',
  'caseworker',
  'mentor',
  'team-leader',
] as const satisfies readonly Role[]

/** How somebody is reached, as they have written it themselves. */
export interface Reach {
  /** The eight digits of a Danish number. */
  readonly phone: string | null
  readonly email: string | null
  /** When they are usually there. */
  readonly hours: string | null
}

/** How long each field may be, in characters; the database says the same. */
export const longestReach = { phone: 20, email: 200, hours: 100 } as const

/** The eight digits of a Danish number as people write it, with or without +45 and spaces; nothing for any other number. */
export function phoneOf(written: string): string | undefined {
  const tight = written.replaceAll(/[\s().-]/g, '')
  const [, digits] = /^(?:(?:\+|00)45)?(\d{8})$/.exec(tight) ?? []
  return digits
}

/** In pairs, as Danish numbers are read aloud: `00 00 00 01`. */
export const shownPhone = (digits: string): string => digits.replaceAll(/\d\d(?=\d)/g, '$& ')

export const phoneHref = (digits: string): string => `tel:+45${digits}`

/** Whether there is a way to them at all; hours alone lead nowhere. */
export const isReachable = (reach: Reach | undefined): boolean =>
  reach !== undefined && (reach.phone !== null || reach.email !== null)
