import type { Role } from '../../src/platform/access/actor.ts'

/** What comes back: a page (200), the way to another (303), a refusal (403), nothing there (404), in the way of a rule (409), faults in a form (422). */
export type Answer = 200 | 303 | 403 | 404 | 409 | 422

export interface RouteAccess {
  readonly anonymous: Answer
  /** For everybody signed in whom it is open to. */
  readonly allowed: Answer
  /** Everybody signed in, unless roles are named; all others get 403. */
  readonly only?: readonly Role[]
  /** For somebody signed in who has no role at all, where that is not what the others get. */
  readonly withoutRole?: Answer
  /** Where the path has parts: the Danish address of something that the demonstration brings. */
  readonly at?: string
}
