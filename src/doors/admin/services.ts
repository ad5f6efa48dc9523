import type { SessionCookie } from '../../platform/session/session-cookie.ts'
import type { Bilingual } from '../../platform/text/language.ts'

/** What the administration door needs from the program. */
export interface AdminServices {
  readonly cookie: SessionCookie
  /** Keys the trace that a search leaves in the log: never the words themselves (trust requirement T-20). */
  readonly secret: Buffer
  /** Who vouches for people here. There are no accounts of our own. */
  readonly providers: readonly {
    readonly id: string
    readonly label: Bilingual
    readonly dialect: 'citizen' | 'staff' | 'school'
  }[]
}
