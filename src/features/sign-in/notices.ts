import type { Language } from '../../platform/text/language.ts'
import { Notice, type NoticeKind } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { Reason } from './identity-providers.ts'
import { text } from './text.ts'

/** What the sign-in page can say of what just happened. The address names it, so a reload says it again. */
export type Happened = Reason | 'expired' | 'signedOut' | 'againCancelled'

const kinds: Readonly<Record<Happened, NoticeKind>> = {
  cancelled: 'information',
  againCancelled: 'information',
  expired: 'warning',
  refused: 'error',
  away: 'error',
  signedOut: 'success',
}

export const happenedIn = (word: string | undefined): Happened | undefined =>
  word !== undefined && Object.hasOwn(kinds, word) ? (word as Happened) : undefined

export function happenedNotice(happened: Happened | undefined, language: Language): Markup | '' {
  if (!happened) return ''
  const t = text(language)
  const words = { heading: t(`${happened}Title`), children: t(`${happened}Text`) }
  return Notice({ language, kind: kinds[happened], announce: true, ...words })
}
