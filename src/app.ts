import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { adminPages, seeingAsBar } from './doors/admin/index.ts'
import { doorMenu } from './doors/doors.ts'
import { leadPages } from './doors/lead/index.ts'
import { mePages } from './doors/me/index.ts'
import { frameWith, publicPages } from './doors/public/index.ts'
import { rightsPages } from './doors/rights/index.ts'
import { schoolPages } from './doors/school/index.ts'
import { workPages } from './doors/work/index.ts'
import { concernNews } from './features/concerns/index.ts'
import { demonstrationMailPages, noticePages, noticesLink } from './features/messages/index.ts'
import { promiseNews } from './features/promises/index.ts'
import { reportingApiRoutes } from './features/reporting-api/index.ts'
import {
  accountPath,
  backchannelLogout,
  backchannelLogoutPath,
  identityProviders,
  signInPages,
  signOutPath,
  warnOfShortKeys,
} from './features/sign-in/index.ts'
import { stepNews } from './features/talks/index.ts'
import type { Municipality } from './platform/access/actor.ts'
import { alarmsWith } from './platform/audit/canary.ts'
import type { Database } from './platform/db/connect.ts'
import type { Assets } from './platform/http/assets.ts'
import { cspReport, cspReportPath } from './platform/http/csp-report.ts'
import { healthRoutes, type MailState } from './platform/http/health.ts'
import { requestLimits } from './platform/http/limit-requests.ts'
import type { FrameContext, Registered } from './platform/http/page.ts'
import { href } from './platform/http/path.ts'
import { answerPages } from './platform/http/pipeline.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import { signInPath } from './platform/http/sign-in-paths.ts'
import { limitsWith } from './platform/limits/limits.ts'
import { limitRules, widened } from './platform/limits/rules.ts'
import { municipalityByHost } from './platform/municipality/municipality-by-host.ts'
import { addressList } from './platform/net/address-list.ts'
import { newsHub } from './platform/news/news-hub.ts'
import { outboundWith } from './platform/outbound/outbound.ts'
import { clearAfterSession } from './platform/session/ended-session.ts'
import { identifyWith } from './platform/session/identify.ts'
import { sessionCookie } from './platform/session/session-cookie.ts'
import { languages } from './platform/text/language.ts'
import { scanWith } from './platform/uploads/scan.ts'

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
  /** `env` is what the HTTP server knows beside the request: its socket. */
  fetch(request: Request, env?: object): Response | Promise<Response>
  /** Ends what would go on by itself: the streams of open pages. */
  stop(): void
}

/** Puts the program together. What happens to a request, and in which order, stands here and in the pipeline. */
export function createApp(services: AppServices): App {
  const { config, database, assets, log } = services
  const https = config.publicOrigin.scheme === 'https'
  const sessions = { kysely: database.kysely, secret: config.secret, cookie: sessionCookie(https) }
  const limits = limitsWith({
    kysely: database.kysely,
    secret: config.secret,
    log,
    shared: addressList(config.sharedAddresses),
    // Whoever looks at the demonstration is one of its few people, on one machine.
    rules: config.demonstration ? limitRules.map(widened) : limitRules,
  })
  const doorsFor = ({ actor, language, pathname }: FrameContext) => doorMenu(actor, language, pathname)
  const menuFor = (context: FrameContext) => [...doorsFor(context), ...noticesLink(context)]
  const outbound = outboundWith({
    hosts: [...config.identityProviders.map(({ issuer }) => new URL(issuer).host), ...config.outboundHosts],
    thisMachine: !https,
  })
  const providers = identityProviders(config.identityProviders, !https, outbound)
  warnOfShortKeys(config.identityProviders, log)
  const identify = identifyWith(sessions)
  const news = newsHub({
    kysely: database.kysely,
    log,
    identify,
    sources: [promiseNews, concernNews, stepNews],
  })
  const pages: readonly Registered[] = [
    ...publicPages,
    ...leadPages,
    ...adminPages({
      cookie: sessions.cookie,
      keys: config.keys,
      providers: config.identityProviders,
    }),
    ...rightsPages,
    ...signInPages({ ...sessions, keys: config.keys, limits, log, providers, now: services.now, doorsFor }),
    ...mePages,
    ...schoolPages,
    ...workPages({ secret: config.secret, keys: config.keys, news }),
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
  app.use(
    clearAfterSession(
      sessions.cookie,
      languages.map((language) => href(signInPath, language)),
    ),
  )
  app.use(compressForTheAnonymous)
  app.route(
    '/health',
    healthRoutes(database, services.isReady, { mail: mailStateOf(config), alarms: alarmsWith(services) }),
  )
  app.get('/assets/*', assets.serveAssets)
  const findMunicipality = municipalityByHost(database)
  const requests = requestLimits(limits, addressList(config.trustedProxies), log)
  app.post(cspReportPath, cspReport({ log, limits, addressOf: requests.addressOf, findMunicipality }))
  app.post(
    backchannelLogoutPath,
    backchannelLogout({ ...sessions, log, providers, now: services.now, limits: requests, findMunicipality }),
  )
  app.route(
    '/',
    reportingApiRoutes({
      ...sessions,
      log,
      limits,
      now: services.now,
      addressOf: requests.addressOf,
      findMunicipality,
      originOf: (host) => originOf(config, host),
    }),
  )
  answerPages(app, {
    kysely: database.kysely,
    log,
    pages,
    demonstration: config.demonstration,
    limits: requests,
    scan: scanWith(config.scanCommand),
    now: services.now,
    findMunicipality,
    originOf: (host) => originOf(config, host),
    identify,
    frame: frameWith({
      assetUrl: assets.assetUrl,
      doorsFor: menuFor,
      barFor: seeingAsBar,
      signIn: signInPath,
      signOut: signOutPath,
      account: accountPath,
    }),
  })
  return { pages, fetch: (request, env) => app.fetch(request, env), stop: () => news.stop() }
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
