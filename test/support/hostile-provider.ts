import {
  createHash,
  createHmac,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

type Claims = Readonly<Record<string, unknown>>

/** What an ID token is made of; a fault changes something and signs, or signs in a way of its own. */
export interface Making {
  readonly header: Claims
  readonly payload: Claims
  readonly keys: Keys
}
type Make = (making: Making) => string

interface Keys {
  readonly own: KeyObject
  readonly ownPublic: KeyObject
  readonly stranger: KeyObject
  readonly strangerPublic: JsonWebKey
  /** Its own, published beside the first, and shorter than is good. */
  readonly of2048: KeyObject
  readonly of1024: KeyObject
}

interface Code {
  readonly nonce: string
  readonly challenge: string
  readonly redirectUri: string
}

/** An OpenID provider that does what it is told: honest until `answer` is changed. */
export interface HostileProvider {
  readonly issuer: string
  /** What it says about who signs in. */
  claims: Record<string, unknown>
  /** What its userinfo says; without it there is no such endpoint. */
  userinfo: Record<string, unknown> | undefined
  /** How it makes an ID token. */
  make: Make
  /** What it says about itself instead of the truth. */
  metadata: Record<string, unknown>
  /** Whether it hands out tokens to whoever comes with a code. */
  careless: boolean
  /** What it adds to or changes in its way back. */
  back: Record<string, string>
  /** What it says of itself besides, or instead of the truth. */
  says: Record<string, unknown>
  /** Where it leads whoever asks for one of its addresses: `{ '/token': 'http://…' }`. */
  leads: Record<string, string>
  /** How often somebody has asked it for tokens. */
  exchanges: number
  /** A token of any content, made in any way. */
  token(make: Make, payload: Claims): string
  stop(): Promise<void>
}

export const clientId = 'fodfaeste'
export const clientSecret = 'a secret between the two of us'

const part = (value: Claims) => Buffer.from(JSON.stringify(value)).toString('base64url')
const bodyOfToken = (header: Claims, payload: Claims) => `${part(header)}.${part(payload)}`

const signed = (header: Claims, payload: Claims, key: KeyObject): string => {
  const body = bodyOfToken(header, payload)
  return `${body}.${sign('RSA-SHA256', Buffer.from(body), key).toString('base64url')}`
}

/** Signs as with a secret that both know. */
const sealed = (header: Claims, payload: Claims, secret: string): string => {
  const body = bodyOfToken({ ...header, alg: 'HS256' }, payload)
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}

export const honest: Make = ({ header, payload, keys }) => signed(header, payload, keys.own)

/** Says something else than it should, and signs it well. */
export const saying =
  (wrong: Claims): Make =>
  ({ header, payload, keys }) =>
    signed(header, { ...payload, ...wrong }, keys.own)

/** Signs well under a header that says more, or something else. */
export const withHeader =
  (more: Claims): Make =>
  ({ header, payload, keys }) =>
    signed({ ...header, ...more }, payload, keys.own)

export const unsigned: Make = ({ payload }) => `${bodyOfToken({ alg: 'none' }, payload)}.`

/** Signs with what everybody knows, in the hope that it is taken for a shared secret. */
export const signedWithPublicKey: Make = ({ header, payload, keys }) =>
  sealed(header, payload, keys.ownPublic.export({ type: 'spki', format: 'pem' }).toString())
export const signedWithClientSecret: Make = ({ header, payload }) => sealed(header, payload, clientSecret)

/** A stranger's key under the name of the real one. */
export const signedByStranger: Make = ({ header, payload, keys }) => signed(header, payload, keys.stranger)

/** Its own keys that are shorter than is good, under their own names. */
export const signedWith2048: Make = ({ header, payload, keys }) =>
  signed({ ...header, kid: 'of2048' }, payload, keys.of2048)
export const signedWith1024: Make = ({ header, payload, keys }) =>
  signed({ ...header, kid: 'of1024' }, payload, keys.of1024)

/** A stranger's key that the token says where to fetch. */
export const pointingToItsKey: Make = ({ payload, keys }) =>
  signed({ alg: 'RS256', kid: 'far', jku: 'https://evil.example/jwks' }, payload, keys.stranger)

/** A stranger's key that the token itself brings along. */
export const bringingItsKey: Make = ({ payload, keys }) =>
  signed({ alg: 'RS256', kid: 'brought', jwk: keys.strangerPublic }, payload, keys.stranger)

const newKey = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength })

/** Starts one on 127.0.0.1, on a free port unless it shall come back where another one was. */
export async function hostileProvider(port = 0): Promise<HostileProvider> {
  const [own, stranger] = [newKey(3072), newKey(3072)]
  const [of2048, of1024] = [newKey(2048), newKey(1024)]
  const keys: Keys = {
    own: own.privateKey,
    ownPublic: own.publicKey,
    stranger: stranger.privateKey,
    strangerPublic: stranger.publicKey.export({ format: 'jwk' }),
    of2048: of2048.privateKey,
    of1024: of1024.privateKey,
  }
  const published = Object.entries({ own, of2048, of1024 }).map(([kid, { publicKey }]) => ({
    ...publicKey.export({ format: 'jwk' }),
    kid,
    alg: 'RS256',
    use: 'sig',
  }))
  const codes = new Map<string, Code>()
  const server = createServer((request, response) => {
    route(request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('a server on a port has an address')
  const provider: HostileProvider = {
    issuer: `http://127.0.0.1:${address.port}`,
    claims: {},
    userinfo: undefined,
    make: honest,
    metadata: {},
    careless: false,
    back: {},
    says: {},
    leads: {},
    exchanges: 0,
    token: (make, payload) => make({ header: { alg: 'RS256', kid: 'own' }, payload, keys }),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped())
        server.closeAllConnections()
      }),
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', provider.issuer)
    const elsewhere = provider.leads[url.pathname]
    if (elsewhere) return void response.writeHead(307, { location: elsewhere }).end()
    if (url.pathname === '/.well-known/openid-configuration') return json(response, 200, metadata())
    if (url.pathname === '/jwks') return json(response, 200, { keys: published })
    if (url.pathname === '/authorize') return authorize(url.searchParams, response)
    if (url.pathname === '/token') return exchange(new URLSearchParams(await bodyOf(request)), response)
    if (url.pathname === '/userinfo') return json(response, 200, provider.userinfo ?? {})
    response.writeHead(404).end()
  }

  const metadata = () => ({
    issuer: provider.issuer,
    authorization_endpoint: `${provider.issuer}/authorize`,
    token_endpoint: `${provider.issuer}/token`,
    jwks_uri: `${provider.issuer}/jwks`,
    end_session_endpoint: `${provider.issuer}/end`,
    ...(provider.userinfo ? { userinfo_endpoint: `${provider.issuer}/userinfo` } : {}),
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    authorization_response_iss_parameter_supported: true,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    ...provider.metadata,
    ...provider.says,
  })

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    const code = randomBytes(16).toString('base64url')
    codes.set(code, {
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      redirectUri: asked.get('redirect_uri') ?? '',
    })
    const back = new URL(asked.get('redirect_uri') ?? '')
    const answer = { code, state: asked.get('state') ?? '', iss: provider.issuer, ...provider.back }
    for (const [name, value] of Object.entries(answer)) if (value) back.searchParams.set(name, value)
    response.writeHead(303, { location: back.href }).end()
  }

  async function exchange(sent: URLSearchParams, response: ServerResponse): Promise<void> {
    provider.exchanges += 1
    const code = codes.get(sent.get('code') ?? '')
    if (!provider.careless) codes.delete(sent.get('code') ?? '')
    const verifier = createHash('sha256').update(sent.get('code_verifier') ?? '')
    const fits =
      code?.challenge === verifier.digest('base64url') && code.redirectUri === sent.get('redirect_uri')
    const known = sent.get('client_id') === clientId && sent.get('client_secret') === clientSecret
    if (!code || !known || !(fits || provider.careless))
      return json(response, 400, { error: 'invalid_grant' })
    const now = Math.floor(Date.now() / 1000)
    const payload = { iss: provider.issuer, aud: clientId, iat: now, exp: now + 300, nonce: code.nonce }
    const making = {
      header: { alg: 'RS256', kid: 'own' },
      payload: { auth_time: now, ...provider.claims, ...payload },
      keys,
    }
    const token = { access_token: 'access', token_type: 'Bearer', id_token: provider.make(making) }
    json(response, 200, token)
  }
  return provider
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
