import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long a token opens anything, in seconds. */
export const tokenSeconds = 600

/** One municipality's tokens; another one's are signed otherwise. */
export interface Signing {
  readonly secret: Buffer
  /** The municipality's code. */
  readonly code: string
}

const form = /^([0-9a-f-]{36}\.\d{10})\.([A-Za-z0-9_-]{43})$/

const signature = ({ secret, code }: Signing, said: string): string =>
  createHmac('sha256', secret).update(`reporting-api:${code}:${said}`).digest('base64url')

/** What a client shows instead of its secret, for ten minutes. It is kept nowhere: whoever signed it knows it again. */
export function makeToken(signing: Signing, clientId: string, now: Date): string {
  const said = `${clientId}.${Math.floor(now.getTime() / 1000) + tokenSeconds}`
  return `${said}.${signature(signing, said)}`
}

/** Whose token it is, while it lasts; whether that client is still one is asked of the database. */
export function readToken(signing: Signing, token: string, now: Date): string | undefined {
  const [, said = '', given = ''] = form.exec(token) ?? []
  // As it is written: the last letter of one has others that read the same.
  if (said === '' || !timingSafeEqual(Buffer.from(signature(signing, said)), Buffer.from(given)))
    return undefined
  const [clientId, ends] = said.split('.')
  return Number(ends) * 1000 > now.getTime() ? clientId : undefined
}
