import type { Actor } from '../access/actor.ts'

/** Who is asking, as their cookie shows it. Without a cookie: anonymous, and no question to the database. */
export interface Visitor {
  readonly actor: Actor
  readonly session: VisitorSession | null
  /**
   * Every form carries it; it is bound to the session, or before sign-in to a value in the same cookie. Of somebody signed in a
   * second part says who they are, sealed.
   */
  readonly formToken: string
}

export interface VisitorSession {
  readonly tokenHash: Buffer
  /** How long ago their provider asked them who they are, in seconds; nothing where it did not say. */
  readonly askedSecondsAgo: number | undefined
  /** Its last use was so long ago that this one is noted. */
  readonly toTouch: boolean
}
