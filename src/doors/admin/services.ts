import { indexWith, type KeyRing } from '../../platform/keys/key-ring.ts'
import type { SessionCookie } from '../../platform/session/session-cookie.ts'
import type { Bilingual } from '../../platform/text/language.ts'

/** What the administration door needs from the program. */
export interface AdminServices {
  readonly cookie: SessionCookie
  /** Hide the words of a search from the log, which keeps a trace that tells equal searches only (T-20). */
  readonly keys: KeyRing
  /** Who vouches for people here. There are no accounts of our own. */
  readonly providers: readonly {
    readonly id: string
    readonly label: Bilingual
    readonly dialect: 'citizen' | 'staff' | 'school'
  }[]
}

/** What the log keeps of a search. */
export function criterionOf({ keys: { index } }: AdminServices, words: string): Buffer {
  const key = index.keys.get(index.current)
  if (!key) throw new Error('a key ring without its current key')
  return indexWith(key, words)
}
