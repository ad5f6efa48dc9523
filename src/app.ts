import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { doorMenu } from './doors/doors.ts'
import { leadPages } from './doors/lead/index.ts'
import { frameWith, publicPages } from './doors/public/index.ts'
import { demonstrationMailPages, noticePages, noticesLink } from './features/messages/index.ts'
import {
  accountPath,
  identityProviders,
  signInPages,
  signInPath,
  signOutPath,
} from './features/sign-in/index.ts'
import type { Municipality } from './platform/access/actor.ts'
import { alarmsWith } from './platform/audit/canary.ts'
import type { Database } from './platform/db/connect.ts'
import type { Assets } from './platform/http/assets.ts'
import { healthRoutes, type MailState } from './platform/http/health.ts'
import type { FrameContext, Registered } from './platform/http/page.ts'
import { answerPages } from './platform/http/pipeline.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import { municipalityByHost } from './platform/municipality/municipality-by-host.ts'
import { identifyWith } from './platform/session/identify.ts'
import { sessionCookie } from './platform/session/session-cookie.ts'

export interface AppServices {
  readonly database: Database
  readonly config: Config
  readonly assets: Assets
  readonly log: Logger
  now(): Date
  /** False while the program shuts down, so that nobody sends it new work. */
  isReady(): boolean
}

export interface App {
  readonly pages: readonly Registered[]
  fetch(request: Request): Response | Promise<Response>
}

/** Puts the program together. What happens to a request, and in which order, stands here and in the pipeline. */
export function createApp(services: AppServices): App {
  const { config, database, assets, log } = services
  const https = config.publicOrigin.scheme === 'https'
  const sessions = { kysely: database.kysely, secret: config.secret, cookie: sessionCookie(https) }
  const doorsFor = ({ actor, language, pathname }: FrameContext) => doorMenu(actor, language, pathname)
  const menuFor = (context: FrameContext) => [...doorsFor(context), ...noticesLink(context)]
  const providers = identityProviders(config.identityProviders, !https)
  const pages: readonly Registered[] = [
    ...publicPages,
    ...leadPages,
    ...signInPages({ ...sessions, keys: config.keys, log, providers, now: services.now, doorsFor }),
    ...noticePages,
    ...(config.demonstration ? demonstrationMailPages : []),
  ]
  const app = new Hono({ strict: false })
  app.use(
    securityHeaders({
      https,
      formOrigins: config.identityProviders.flatMap(({ issuer, furtherOrigins }) => [
        issuer,
        ...furtherOrigins,
      ]),
      speculationRules: assets.assetUrl('speculation.json'),
    }),
  )
  app.use(compressForTheAnonymous)
  app.route(
    '/health',
    healthRoutes(database, services.isReady, { mail: mailStateOf(config), alarms: alarmsWith(services) }),
  )
  app.get('/assets/*', assets.serveAssets)
  answerPages(app, {
    kysely: database.kysely,
    log,
    pages,
    demonstration: config.demonstration,
    now: services.now,
    findMunicipality: municipalityByHost(database),
    originOf: (host) => originOf(config, host),
    identify: identifyWith(sessions),
    frame: frameWith({
      assetUrl: assets.assetUrl,
      doorsFor: menuFor,
      signIn: signInPath,
      signOut: signOutPath,
      account: accountPath,
    }),
  })
  return { pages, fetch: (request) => app.fetch(request) }
}

const mailStateOf = ({ demonstration, mail }: Config): MailState => {
  if (demonstration) return 'kept'
  return mail ? 'sent' : 'waiting'
}

const compressPage = compress()

/** A page with a form token is never compressed: its length would tell about the token (the BREACH attack). */
const compressForTheAnonymous: typeof compressPage = (c, next) =>
  c.req.header('cookie') || c.req.path.startsWith('/assets/') ? next() : compressPage(c, next)

/** Where a municipality is reached, for addresses in mail: by the first of its host names. */
export const originOfMunicipality =
  (config: Config) =>
  ({ hosts: [host = ''] }: Municipality): string =>
    originOf(config, host)

const originOf = ({ publicOrigin: { scheme, port } }: Config, host: string): string =>
  `${scheme}://${host}${port === undefined ? '' : `:${port}`}`
