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
  /** With whose eyes an administrator looks: they see what both may see, and change nothing. */
  readonly seesAs?: { readonly id: string; readonly name: string }
}

/**
 * The roles whose pages show nothing but what the rule of access opens. An administrator who sees as somebody takes on
 * these and, of the others, only those that are also their own: so a page never shows more than both may see.
 */
const rolesAroundPeople: readonly Role[] = [
  'counsellor',
  'youth-guide',
  'caseworker',
  'mentor',
  'team-leader',
  'teacher',
  'student-counsellor',
  'head-of-school',
]

export const rolesSeenAs = (own: readonly Role[], theirs: readonly Role[]): readonly Role[] =>
  theirs.filter((role) => rolesAroundPeople.includes(role) || own.includes(role))

export const anonymousIn = (municipality: Municipality): Actor => ({ kind: 'anonymous', municipality })
export const systemIn = (municipality: Municipality, name: string): Actor => ({
  kind: 'system',
  name,
  municipality,
})
