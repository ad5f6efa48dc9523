import type { Context } from 'hono'
import type { Logger } from 'pino'
import { type Municipality, systemIn } from '../../platform/access/actor.ts'
import { type ActorTransaction, withActor } from '../../platform/db/with-actor.ts'
import { TooLarge, TooMany } from '../../platform/http/errors.ts'
import { readForm } from '../../platform/http/form-body.ts'
import type { RequestLimits } from '../../platform/http/limit-requests.ts'
import { hashOf } from '../../platform/session/session-cookie.ts'
import { endAllSessions } from '../../platform/session/sessions.ts'
import type { LoggedOut } from './identity-providers.ts'
import type { SignInServices } from './services.ts'

interface BackchannelServices extends Pick<SignInServices, 'kysely' | 'providers' | 'now'> {
  readonly log: Logger
  readonly limits: RequestLimits
  findMunicipality(host: string): Promise<Municipality | undefined>
}

/** Where providers call, as an administrator registers it with them. */
export const backchannelLogoutPath = '/sign-in/backchannel-logout'

/**
 * A provider tells that somebody's session with it has ended: all sessions here end with it (ASVS 10.5.5). It is a
 * machine that calls, without a cookie and so without a form token; what it brings is signed instead.
 */
export const backchannelLogout =
  (services: BackchannelServices) =>
  async (c: Context): Promise<Response> => {
    const municipality = await services.findMunicipality(new URL(c.req.url).hostname)
    if (!municipality) return new Response(null, { status: 404 })
    try {
      await services.limits.arriving(c, municipality)
      const { fields } = await readForm(c.req.raw, true)
      const out = await services.providers.readLogout(fields.logout_token ?? '', services.now())
      if (!out) return refused(services.log)
      const ended = await withActor(services.kysely, systemIn(municipality, 'sign-in'), 'read write', (trx) =>
        endSessionsOf(trx, out),
      )
      if (ended === undefined) return refused(services.log)
      services.log.info({ event: 'signed out by the provider', provider: out.provider.id, ended })
      return new Response(null, { status: 200 })
    } catch (error) {
      if (error instanceof TooMany) return plain(429, { 'Retry-After': String(error.seconds) })
      if (error instanceof TooLarge) return plain(413)
      services.log.error({ event: 'sign-out by the provider failed', err: error })
      return plain(503, { 'Retry-After': '30' })
    }
  }

/** How many sessions ended; `undefined` for a token that has been used before. */
async function endSessionsOf(
  trx: ActorTransaction,
  { provider, subject, id }: LoggedOut,
): Promise<number | undefined> {
  const used = await trx
    .insertInto('form_receipt')
    .values({
      key: hashOf(`${provider.issuer} ${id}`).toString('base64url'),
      page: 'sign-in.backchannel-logout',
      location: '',
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!used) return undefined
  const actor = await trx
    .selectFrom('actor')
    .select('id')
    .where('issuer', '=', provider.issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  // Somebody who was never here is signed out already, and the provider need not know which it was.
  return actor ? endAllSessions(trx, actor.id) : 0
}

function refused(log: Logger): Response {
  log.warn({ event: 'sign-out by the provider refused' })
  return Response.json({ error: 'invalid_request' }, { status: 400 })
}

const plain = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers })
