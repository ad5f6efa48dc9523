import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { DB } from '../../platform/db/schema.ts'
import type { FrameContext, PageContext } from '../../platform/http/page.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import type { Limits } from '../../platform/limits/limits.ts'
import type { SessionCookie } from '../../platform/session/session-cookie.ts'
import type { Content, Link } from '../../ui/markup.ts'
import type { Providers } from './identity-providers.ts'

/** What signing in needs from the program. */
export interface SignInServices {
  readonly kysely: Kysely<DB>
  readonly log: Logger
  /** Signs form tokens. */
  readonly secret: Buffer
  readonly cookie: SessionCookie
  /** Finds whom a citizen's number means. */
  readonly keys: KeyRing
  readonly providers: Providers
  readonly limits: Limits
  now(): Date
  /** The doors that are somebody's, for their account page. */
  doorsFor(context: FrameContext): readonly Link[]
  /** What else their account page says of them: a feature's own part, or nothing. */
  ofThemselves(context: PageContext): Promise<Content>
}
