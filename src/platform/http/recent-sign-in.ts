import type { RecentSignIn, Registered } from './page.ts'
import { href, languageOf } from './path.ts'
import { signInAgainPath } from './sign-in-paths.ts'
import type { VisitorSession } from './visitor.ts'

/**
 * A grave step asks for a sign-in of at most so many minutes ago (OWASP ASVS 7.5.2 and 7.5.3): the machine that somebody
 * left open is not enough. What is typed into a form that was opened in time may take a while longer.
 */
const minutes = { GET: 15, POST: 45 } as const

/**
 * Where to send somebody who has to sign in again before this page.
 *
 * @returns nothing where their sign-in is recent enough, or the page does not ask for it
 */
export function signInAgain(
  { method, recentSignIn }: Pick<Registered, 'method' | 'recentSignIn'>,
  session: VisitorSession | null,
  asked: URL,
): string | undefined {
  if (!recentSignIn || (session?.askedSecondsAgo ?? Number.POSITIVE_INFINITY) <= minutes[method] * 60)
    return undefined
  const language = languageOf(asked.pathname)
  const query = new URLSearchParams({ retur: backTo(recentSignIn, asked) })
  return `${href(signInAgainPath, language)}?${query.toString()}`
}

const backTo = (recentSignIn: RecentSignIn, asked: URL): string =>
  recentSignIn === 'back here' ? asked.pathname : href(recentSignIn, languageOf(asked.pathname))
