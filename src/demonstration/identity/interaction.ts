import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { errors, type InteractionResults } from 'oidc-provider'
import { z } from 'zod'
import { membersOf, subjectOf, substantial } from './claims.ts'
import { type Dialect, pathOf } from './options.ts'
import { formField, pageLanguage, sendPage } from './request.ts'
import { choicePage, messagePage } from './views.tsx'

const parameters = z.object({ ui_locales: z.string().max(100).optional().catch(undefined) })
const route = /^\/interaction\/([\w-]{1,64})(\/cancel)?$/

/**
 * The page on which one picks who to be: shown, answered or cancelled.
 *
 * @returns false where the path is not this page's, for the provider itself to answer
 */
export async function answerInteraction(
  provider: Provider,
  dialect: Dialect,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [, uid, cancel] = route.exec(new URL(request.url ?? '/', 'http://any').pathname) ?? []
  if (!uid) return false
  try {
    const interaction = await provider.interactionDetails(request, response)
    if (interaction.uid !== uid) throw new errors.SessionNotFound('another sign-in than this page')
    if (cancel) await provider.interactionFinished(request, response, cancelled)
    else if (request.method === 'POST') await pick(provider, dialect, request, response)
    else await show(dialect, parameters.parse(interaction.params), uid, request, response)
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error
    sendPage(response, 400, await messagePage(pageLanguage(request), 'gone'))
  }
  return true
}

const cancelled: InteractionResults = { error: 'access_denied', error_description: 'cancelled by the person' }

async function show(
  dialect: Dialect,
  asked: z.infer<typeof parameters>,
  uid: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const language = pageLanguage(request, asked.ui_locales)
  const action = `${pathOf[dialect]}/interaction/${uid}`
  sendPage(response, 200, await choicePage({ language, dialect, members: membersOf(dialect), action }))
}

/** Only somebody of this provider's own dialect can be picked; anything else shows that it did not work. */
async function pick(
  provider: Provider,
  dialect: Dialect,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const key = await formField(request, 'person')
  const member = membersOf(dialect).find((one) => one.key === key)
  if (!member) return sendPage(response, 400, await messagePage(pageLanguage(request), 'gone'))
  await provider.interactionFinished(request, response, {
    login: {
      accountId: subjectOf(member),
      remember: false,
      ...(dialect === 'citizen' ? { acr: substantial } : {}),
    },
  })
}
