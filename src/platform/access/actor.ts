/** A data controller of its own, with a schema of its own (design: architecture, Municipalities). */
export interface Municipality {
  /** Three digits, as in the national register: `851`. */
  readonly code: string
  readonly name: string
  readonly schema: string
  readonly hosts: readonly string[]
}

/** The roles of product.md, named by job. `everybody signed in` is never an empty list: it is said in words. */
export const roles = [
  'young-person',
  'guardian',
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
] as const
export type Role = (typeof roles)[number]

/** Somebody who acts, always inside one municipality: a visitor, a person signed in, or the program itself. */
export type Actor =
  | { readonly kind: 'anonymous'; readonly municipality: Municipality }
  | { readonly kind: 'system'; readonly name: string; readonly municipality: Municipality }
  | PersonActor

export interface PersonActor {
  readonly kind: 'person'
  readonly municipality: Municipality
  /** The actor row's id. */
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly organisation: string | null
}

export const anonymousIn = (municipality: Municipality): Actor => ({ kind: 'anonymous', municipality })
export const systemIn = (municipality: Municipality, name: string): Actor => ({
  kind: 'system',
  name,
  municipality,
})
