import { createHmac, timingSafeEqual } from 'node:crypto'
import { ForgedRequest } from './errors.ts'
import type { Visitor } from './visitor.ts'

/**
 * The token that every form of a visitor carries: bound to their session, or before sign-in to the random value in
 * their cookie. Another session's token, or one from before sign-in, is therefore another token.
 */
export const formTokenFor = (secret: Buffer, binding: string): string =>
  createHmac('sha256', secret).update(`form-token:${binding}`).digest('base64url')

const safeMethods: readonly string[] = ['GET', 'HEAD']

/**
 * Refuses what one of our own pages did not send (trust requirement T-31). The browser's word on where a request
 * comes from is asked first; the token also stops a request whose headers say nothing.
 *
 * @param origin our own, from the configuration
 * @param upload whether the form may bring a file, which is sent as another type
 * @throws ForgedRequest
 */
export function refuseForgedRequest(
  request: Request,
  origin: string,
  visitor: Pick<Visitor, 'formToken'>,
  sentToken: string | undefined,
  upload = false,
): void {
  if (safeMethods.includes(request.method)) return
  const ours = isFromOurPages(request.headers, origin) && isForm(request.headers, upload)
  if (!ours || !sameToken(visitor.formToken, sentToken)) throw new ForgedRequest()
}

function isFromOurPages(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  // `none` is the user's own doing (an address typed, a page reloaded); no page can bring it about.
  if (site !== null) return site === 'same-origin' || site === 'none'
  return headers.get('origin') === origin
}

/** A foreign page can send text/plain that reads as JSON without asking first; our forms have one type. */
function isForm(headers: Headers, upload: boolean): boolean {
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  return type.trim().toLowerCase() === (upload ? 'multipart/form-data' : 'application/x-www-form-urlencoded')
}

/** In constant time. A visitor without a binding has no token, and nothing equals it. */
function sameToken(own: string, sent: string | undefined): boolean {
  if (own === '' || sent === undefined) return false
  const [expected, given] = [Buffer.from(own), Buffer.from(sent)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
