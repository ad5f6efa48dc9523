import { z } from 'zod'
import {
  everyoneSignedIn,
  logged,
  notLogged,
  type PageContext,
  type Registered,
  type View,
} from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action } from '../../platform/http/register.ts'
import { hashOf } from '../../platform/session/session-cookie.ts'
import { endAllSessions, endOwnSession, listOwnSessions } from '../../platform/session/sessions.ts'
import type { Language } from '../../platform/text/language.ts'
import { accountView } from './account-view.tsx'
import { accountPath, endOthersPath, endSessionPath } from './paths.ts'
import type { SignInServices } from './services.ts'
import { text } from './text.ts'

const noParams = z.object({})

/** A session is named by its hash: whoever knows that can still not use the session. */
const sessionName = (language: Language) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, text(language)('unknownSession'))
    .transform((hash) => Buffer.from(hash, 'base64url'))

/** Who somebody is here, and where they are signed in. */
export function accountPages(services: SignInServices): Registered[] {
  const show = async (context: PageContext, current?: Buffer): Promise<View> => {
    const { actor, language, query } = context
    return accountView({
      context,
      current,
      sessions: actor.kind === 'person' ? await listOwnSessions(context.db, actor.id) : [],
      doors: services.doorsFor(context),
      ofThemselves: await services.ofThemselves(context),
      providerLabel: (id) => services.providers.find(id)?.label[language] ?? id,
      notice: query.get('besked') === 'ended' ? text(language)('endedNotice') : undefined,
    })
  }
  const ended = (language: Language) => `${href(accountPath, language)}?besked=ended`
  return [
    {
      id: 'account.page',
      method: 'GET',
      path: accountPath,
      access: everyoneSignedIn,
      audit: notLogged('shows nobody but the reader'),
      run: async (request) => {
        const token = services.cookie.read(request.http.req.header('cookie'))?.token
        const current = token === undefined ? undefined : hashOf(token)
        return {
          kind: 'view',
          view: await request.inTransaction('read only', (context) => show(context, current)),
        }
      },
    },
    action({
      id: 'account.end-session',
      path: endSessionPath,
      recentSignIn: accountPath,
      access: everyoneSignedIn,
      audit: logged,
      params: noParams,
      input: (language) => z.object({ session: sessionName(language) }),
      act: async ({ db, actor, language }, _, { session }) => {
        await endOwnSession(db, actor.id, session)
        return ended(language)
      },
      again: (context) => show(context),
    }),
    action({
      id: 'account.end-other-sessions',
      path: endOthersPath,
      recentSignIn: accountPath,
      access: everyoneSignedIn,
      audit: logged,
      params: noParams,
      input: (language) => z.object({ keep: sessionName(language) }),
      act: async ({ db, actor, language }, _, { keep }) => {
        await endAllSessions(db, actor.id, keep)
        return ended(language)
      },
      again: (context) => show(context),
    }),
  ]
}
