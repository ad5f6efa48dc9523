import { withActor } from '../../platform/db/with-actor.ts'
import { readForm } from '../../platform/http/form-body.ts'
import { findBySecret, reportingApi } from './clients.ts'
import type { Asked } from './services.ts'
import { makeToken, tokenSeconds } from './token.ts'

const headers = { 'Cache-Control': 'no-store' }

/** Client credentials for a token (RFC 6749, 4.4), by HTTP Basic or in the form. Faults as the standard names them (5.2). */
export async function answerToken({ services, municipality, request }: Asked): Promise<Response> {
  const { fields } = await readForm(request)
  if (fields.grant_type !== 'client_credentials') return fault(400, 'unsupported_grant_type')
  const basic = request.headers.get('authorization')
  const given = basic ? fromBasic(basic) : { id: fields.client_id ?? '', secret: fields.client_secret ?? '' }
  const client =
    given &&
    (await withActor(services.kysely, reportingApi(municipality), 'read only', (trx) =>
      findBySecret(trx, given.id, given.secret),
    ))
  if (!client) {
    services.log.warn({ event: 'a client of the reporting API was refused', municipality: municipality.code })
    return fault(401, 'invalid_client', { 'WWW-Authenticate': 'Basic realm="Fodfaeste"' })
  }
  const signing = { secret: services.secret, code: municipality.code }
  return Response.json(
    {
      access_token: makeToken(signing, client.id, services.now()),
      token_type: 'Bearer',
      expires_in: tokenSeconds,
      scope: 'concerns:write',
    },
    { headers },
  )
}

const fault = (status: 400 | 401, error: string, more: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ error }, { status, headers: { ...headers, ...more } })

/** Each half is form-encoded before it is joined (RFC 6749, 2.3.1). */
function fromBasic(header: string): { readonly id: string; readonly secret: string } | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]{1,400})$/i.exec(header) ?? []
  if (encoded === undefined) return undefined
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 2)
  try {
    return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) }
  } catch {
    return undefined
  }
}
