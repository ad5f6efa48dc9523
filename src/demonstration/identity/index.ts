import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import Provider from 'oidc-provider'
import { type IdentityProvider, ordinaryRsaBits } from '../../platform/session/identity-provider.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import { substantial } from './claims.ts'
import { clientId, clientSecretOf, configurationOf } from './configuration.ts'
import { answerInteraction } from './interaction.ts'
import { signingKeys } from './keys.ts'
import {
  type Dialect,
  dialects,
  type IdentityOptions,
  type IdentityProviders,
  pathOf,
  providerIdOf,
} from './options.ts'
import { pageLanguage, sendPage } from './request.ts'
import { signOutWithoutAsking } from './sign-out.ts'
import { style } from './style.ts'
import { messagePage } from './views.tsx'

export { subjectOf } from './claims.ts'
export { dialects, type IdentityOptions, type IdentityProviders, providerIdOf } from './options.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const labels: Readonly<Record<Dialect, Bilingual>> = {
  citizen: { da: 'Unge og forældre', en: 'Young people and parents' },
  staff: { da: 'Medarbejdere, ledergruppe og råd', en: 'Staff, leadership group and councils' },
  school: { da: 'Skoler', en: 'Schools' },
}

/**
 * Starts three real OpenID providers for the demonstration's cast, one for each dialect, on an origin of their
 * own: http://127.0.0.1:PORT with /citizens, /staff and /schools. They hold invented people only and log nothing.
 *
 * @throws the system's error when the port is taken
 */
export async function startIdentityProviders(options: IdentityOptions): Promise<IdentityProviders> {
  const server = createServer()
  const origin = await listen(server, options.port)
  const handlers = new Map<string, Handler>()
  for (const dialect of dialects) handlers.set(pathOf[dialect], await handlerOf(dialect, origin, options))
  const headers = securityHeaders(options)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    answer(handlers, origin, request, response).catch(() => broken(request, response))
  })
  return {
    origin,
    providers: dialects.map((dialect) => entryOf(dialect, origin, options)),
    stop: () => stop(server),
  }
}

async function answer(
  handlers: ReadonlyMap<string, Handler>,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', origin)
  // Addresses are made from the host that was asked for: only ours is answered.
  if (`http://${request.headers.host}` !== origin) return void response.writeHead(421).end()
  if (pathname === '/style.css')
    return void response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(style)
  if (pathname === '/favicon.ico') return void response.writeHead(204).end()
  const handler = handlers.get(`/${pathname.split('/')[1]}`)
  if (handler) return handler(request, response)
  sendPage(response, 404, await messagePage(pageLanguage(request), 'notFound'))
}

/** The cause may hold claims, so it is neither shown nor logged. */
async function broken(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (response.headersSent) response.destroy()
  else sendPage(response, 500, await messagePage(pageLanguage(request), 'gone'))
}

async function handlerOf(dialect: Dialect, origin: string, options: IdentityOptions): Promise<Handler> {
  const keys = await signingKeys(dialect, options.keyFolder)
  const path = pathOf[dialect]
  const provider = new Provider(`${origin}${path}`, configurationOf(dialect, options, keys))
  provider.use(signOutWithoutAsking)
  // Koa writes errors to the log with everything that hangs on them. DEBUG=oidc-provider:* still tells a developer.
  provider.silent = true
  const library = provider.callback()
  return async (request, response) => {
    // The library stands below a path and finds its own addresses by comparing the two.
    Object.assign(request, { originalUrl: request.url })
    request.url = request.url?.slice(path.length) || '/'
    if (await answerInteraction(provider, dialect, request, response)) return
    await library(request, response)
  }
}

/** Chromium holds form-action against every redirect after a form, so the program's addresses are in it. */
function securityHeaders({ clients }: IdentityOptions): readonly (readonly [string, string])[] {
  const origins = clients.redirectUris.map((uri) => new URL(uri).origin)
  // A policy cannot name an IPv6 address: browsers report the whole source as invalid.
  const back = new Set(origins.filter((origin) => !origin.includes('[')))
  return [
    [
      'content-security-policy',
      `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' ${[...back].join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
    ],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'no-referrer'],
  ]
}

function entryOf(dialect: Dialect, origin: string, { secret }: IdentityOptions): IdentityProvider {
  return {
    id: providerIdOf(dialect),
    dialect,
    issuer: `${origin}${pathOf[dialect]}`,
    clientId,
    clientSecret: clientSecretOf(dialect, secret),
    label: labels[dialect],
    scope: 'openid profile',
    furtherOrigins: [],
    rsaBits: ordinaryRsaBits,
    ...(dialect === 'citizen' ? { acr: [substantial] } : {}),
  }
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('a server on a port has an address')
  return `http://127.0.0.1:${address.port}`
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
