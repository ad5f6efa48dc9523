import { createHmac, timingSafeEqual } from 'node:crypto'
import { ForgedRequest, OthersForm, SignedInSince } from './errors.ts'
import type { Visitor } from './visitor.ts'

/**
 * The token that every form of a visitor carries: bound to their session, or before sign-in to the random value in
 * their cookie. Another session's token, or one from before sign-in, is therefore another token.
 */
export const formTokenFor = (secret: Buffer, binding: string): string =>
  createHmac('sha256', secret).update(`form-token:${binding}`).digest('base64url')

/**
 * Who a form was made for, so that it is known again when their session is another one. It is the second part of the token and
 * opens nothing: what is sent with it is shown to the same person once more, and to nobody else (decision 0036).
 */
export const writerSealFor = (secret: Buffer, writer: string): string =>
  createHmac('sha256', secret).update(`form-writer:${writer}`).digest('base64url')

export const withWriter = (token: string, seal: string): string => `${token}.${seal}`

interface TokenParts {
  readonly session: string
  readonly writer: string
}

function partsOf(token: string): TokenParts {
  const [session = '', writer = ''] = token.split('.')
  return { session, writer }
}

/** Whether whoever has the token is known: it is then theirs alone. */
export const namesWriter = (token: string): boolean => partsOf(token).writer !== ''

const safeMethods: readonly string[] = ['GET', 'HEAD']

/**
 * Refuses what one of our own pages did not send (trust requirement T-31). The browser's word on where a request
 * comes from is asked first; the token also stops a request whose headers say nothing.
 *
 * @param origin our own, from the configuration
 * @param upload whether the form may bring a file, which is sent as another type
 * @throws ForgedRequest, or where somebody signed in sends what was made for an earlier session: SignedInSince, OthersForm
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
  if (!ours || !sameToken(visitor.formToken, sentToken)) throw refusalOf(ours, visitor.formToken, sentToken)
}

/** Whatever it is called, nothing is done. Which it is, is said to somebody signed in about a form that names its writer. */
function refusalOf(ours: boolean, ownToken: string, sentToken = ''): ForgedRequest {
  const [own, sent] = [partsOf(ownToken).writer, partsOf(sentToken).writer]
  if (!ours || own === '' || sent === '') return new ForgedRequest()
  return isSame(own, sent) ? new SignedInSince() : new OthersForm()
}

/** Whether a form carries the token of the visitor's own session, alive or over, or was made for the same person before. */
export function isOwnForm(ownToken: string, sentToken: string | undefined): boolean {
  const [own, sent] = [partsOf(ownToken).writer, partsOf(sentToken ?? '').writer]
  return sameToken(ownToken, sentToken) || (own !== '' && isSame(own, sent))
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
  return isSame(partsOf(own).session, partsOf(sent).session)
}

function isSame(own: string, sent: string): boolean {
  const [expected, given] = [Buffer.from(own), Buffer.from(sent)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
