import type { Context, Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Actor, Municipality } from '../access/actor.ts'
import { writeAccess } from '../audit/access-log.ts'
import { Trail } from '../audit/trail.ts'
import type { DB } from '../db/schema.ts'
import { type ActorTransaction, withActor } from '../db/with-actor.ts'
import { touchSession } from '../session/sessions.ts'
import type { Scan } from '../uploads/scan.ts'
import { errorView, type Fault, faultOf, isToBeCopied, isToBeKept } from './error-view.tsx'
import { Forbidden, LogUnwritable, NotFound, SessionOver, SignInFirst } from './errors.ts'
import { refuseForgedRequest } from './form-token.ts'
import { type KeptForm, keptForm, type Lost, textsOf } from './kept-form.tsx'
import type { RequestLimits } from './limit-requests.ts'
import type { FrameContext, Html, Outcome, Registered, RunRequest, View } from './page.ts'
import { href, languageOf, type Path, routeOf } from './path.ts'
import { signInAgain } from './recent-sign-in.ts'
import { clientRequestId, newRequestId } from './request-id.ts'
import { signInPath } from './sign-in-paths.ts'
import { nothingSent, readSent, type SentUpload } from './upload-body.ts'
import type { Visitor } from './visitor.ts'

export interface PipelineServices {
  readonly kysely: Kysely<DB>
  readonly log: Logger
  readonly pages: readonly Registered[]
  readonly demonstration: boolean
  readonly limits: RequestLimits
  /** Looks through uploads for viruses, where there is such a program. */
  readonly scan?: Scan | undefined
  now(): Date
  findMunicipality(host: string): Promise<Municipality | undefined>
  /** `https://host[:port]` for one of the municipality's own host names. */
  originOf(host: string): string
  identify(cookie: string | undefined, municipality: Municipality): Promise<Visitor>
  frame(view: View, context: FrameContext): Html
}

interface Asking {
  readonly requestId: string
  readonly municipality: Municipality
  readonly visitor: Visitor
  readonly frame: FrameContext
  readonly trail: Trail
  /** What a form sent, once it is read. */
  sent?: SentUpload
}

/**
 * Every request takes this road, in this order: number, municipality by host name, visitor, form token, the page's
 * access, the page's own transaction, the log's transaction, and only then the first byte.
 */
export function answerPages(app: Hono, services: PipelineServices): void {
  for (const page of services.pages) {
    const answer = (c: Context) => handle(services, page, c)
    app.on(page.method, [routeOf(page.path, 'da'), routeOf(page.path, 'en')], answer)
  }
  app.notFound((c) => handle(services, undefined, c))
}

async function handle(
  services: PipelineServices,
  page: Registered | undefined,
  c: Context,
): Promise<Response> {
  const requestId = newRequestId()
  const started = performance.now()
  const response = await answer(services, page, c, requestId)
  response.headers.set('X-Request-Id', requestId)
  services.log.info({
    requestId,
    clientRequestId: clientRequestId(c.req.raw),
    method: c.req.method,
    page: page?.id ?? 'none',
    status: response.status,
    milliseconds: Math.round(performance.now() - started),
  })
  return response
}

async function answer(
  services: PipelineServices,
  page: Registered | undefined,
  c: Context,
  requestId: string,
): Promise<Response> {
  let asking: Asking | undefined
  try {
    asking = await whoAsks(services, c, requestId)
    if (!page) throw new NotFound()
    if (page.audit.logged && isPrefetch(c)) return prefetchRefused()
    await services.limits.opening(c, page, asking.visitor.actor, requestId)
    if (!page.access.allows(asking.visitor.actor)) return await refuse(services, page, asking, c)
    if (page.method === 'POST') refuseBorrowedEyes(page, asking)
    const again = signInAgain(page, asking.visitor.session, new URL(c.req.url))
    if (again) return await askAgain(services, page, asking, c, again)
    const outcome = await page.run(await runRequest(services, page, asking, c))
    const result = page.method === 'POST' && outcome.kind !== 'view' ? 'done' : 'shown'
    await record(services, page, asking, result)
    return await respond(services, outcome, asking)
  } catch (error) {
    return failure(services, page, asking, c, requestId, error)
  }
}

/** Whoever has written something finds it on the page that asks them to sign in once more; nobody is led away from it. */
async function askAgain(
  services: PipelineServices,
  page: Registered,
  asking: Asking,
  c: Context,
  at: string,
): Promise<Response> {
  if (page.method === 'POST' && !page.upload) {
    asking.sent = await readSent(c.req.raw, page, services.scan)
    const kept = await keptFor(asking, page, c)
    if (typeof kept === 'object' && textsOf(kept).length > 0) throw new SignInFirst(at)
  }
  await record(services, page, asking, 'refused')
  return c.redirect(at, 303)
}

/** A browser that fetches ahead is nobody's look: it would put a row in the log for a page that nobody opened (T-20). */
const isPrefetch = (c: Context): boolean =>
  /\bpre(?:fetch|render)\b/.test(c.req.header('sec-purpose') ?? c.req.header('purpose') ?? '')

const prefetchRefused = (): Response =>
  new Response(null, { status: 503, headers: { 'Cache-Control': 'no-store' } })

async function whoAsks(services: PipelineServices, c: Context, requestId: string): Promise<Asking> {
  const url = new URL(c.req.url)
  const municipality = await services.findMunicipality(url.hostname)
  if (!municipality) throw new NotFound()
  await services.limits.arriving(c, municipality)
  const visitor = await services.identify(c.req.header('cookie'), municipality)
  const frame: FrameContext = {
    language: languageOf(url.pathname),
    actor: visitor.actor,
    municipality,
    pathname: url.pathname,
    origin: services.originOf(url.hostname),
    formToken: visitor.formToken,
    demonstration: services.demonstration,
  }
  return { requestId, municipality, visitor, frame, trail: new Trail() }
}

async function runRequest(
  services: PipelineServices,
  page: Registered,
  asking: Asking,
  c: Context,
): Promise<RunRequest> {
  const sent = page.method === 'POST' ? await readSent(c.req.raw, page, services.scan) : nothingSent
  asking.sent = sent
  if (page.method === 'POST')
    refuseForgedRequest(c.req.raw, asking.frame.origin, asking.visitor, sent.token, page.upload)
  return {
    ...asking.frame,
    http: c,
    params: c.req.param(),
    form: sent.fields,
    file: sent.file,
    once: sent.once,
    requestId: asking.requestId,
    trail: asking.trail,
    inTransaction: async (mode, work) => {
      if (mode === 'read write') refuseBorrowedEyes(page, asking)
      // Before the transaction has its own time: what is done now is never later than the database's now.
      const now = services.now()
      return withActor(services.kysely, asking.visitor.actor, mode, async (db) => {
        const result = await work({
          ...asking.frame,
          db,
          query: new URL(c.req.url).searchParams,
          now,
          requestId: asking.requestId,
          trail: asking.trail,
          file: sent.file,
          mayOpen: (path) => mayOpen(services.pages, asking.visitor.actor, path),
        })
        // A change and its row in the log stand or fall together (trust requirement T-60).
        if (mode === 'read write' && page.audit.logged) await writeRow(db, page, asking, 'done')
        return result
      })
    },
  }
}

const mayOpen = (pages: readonly Registered[], actor: Actor, path: Path): boolean =>
  pages.some((page) => page.method === 'GET' && page.path.da === path.da && page.access.allows(actor))

/** Whoever sees as somebody else looks, and changes nothing in their name. */
function refuseBorrowedEyes(page: Registered, { visitor: { actor } }: Asking): void {
  if (actor.kind === 'person' && actor.seesAs && !page.whileSeeingAs) throw new Forbidden()
}

/** Somebody not signed in may sign in and come back; somebody signed in is told plainly. Both are logged. */
async function refuse(
  services: PipelineServices,
  page: Registered,
  asking: Asking,
  c: Context,
): Promise<Response> {
  const { actor } = asking.visitor
  // The refusal of somebody known is written down together with every other fault of theirs.
  if (actor.kind === 'anonymous') await record(services, page, asking, 'refused')
  if (actor.kind === 'anonymous' && page.method === 'GET') {
    const { pathname, search } = new URL(c.req.url)
    const back = encodeURIComponent(pathname + search)
    return c.redirect(`${href(signInPath, asking.frame.language)}?retur=${back}`, 303)
  }
  throw actor.kind === 'anonymous' ? new SessionOver() : new Forbidden()
}

/** The log row and the session's use: their own transaction, committed before the first byte. No log, no page. */
async function record(
  services: PipelineServices,
  page: Registered | undefined,
  asking: Asking,
  result: 'shown' | 'refused' | 'done' | 'failed',
): Promise<void> {
  const { actor, session } = asking.visitor
  const toLog = page?.audit.logged === true && !asking.trail.written
  if (!toLog && !session?.toTouch) return
  try {
    await withActor(services.kysely, actor, 'read write', async (trx) => {
      if (toLog) await writeRow(trx, page, asking, result)
      if (session?.toTouch) await touchSession(trx, session.tokenHash)
    })
  } catch (cause) {
    throw new LogUnwritable('the access log could not be written', { cause })
  }
}

async function writeRow(
  trx: ActorTransaction,
  page: Registered,
  { requestId, visitor, trail }: Asking,
  result: 'shown' | 'refused' | 'done' | 'failed',
): Promise<void> {
  await writeAccess(trx, visitor.actor, {
    requestId,
    page: page.id,
    method: page.method,
    result,
    action: trail.action ?? (page.method === 'POST' ? 'change' : 'read'),
    subjects: trail.subjects(result),
    reasons: trail.reasons,
    legalBasis: trail.legalBasis,
    purpose: trail.purpose,
    caseReference: trail.caseReference,
    criterion: trail.criterion,
    tellFrom: trail.tellFrom,
    actingAs: trail.actingAs ?? (visitor.actor.kind === 'person' ? visitor.actor.seesAs?.id : undefined),
  })
  trail.written = true
}

async function respond(services: PipelineServices, outcome: Outcome, asking: Asking): Promise<Response> {
  if (outcome.kind === 'response') return outcome.response
  if (outcome.kind === 'redirect')
    return new Response(null, { status: 303, headers: { Location: outcome.to } })
  const response = await htmlResponse(services, outcome.view, asking)
  if (outcome.setCookie) {
    response.headers.set('Set-Cookie', outcome.setCookie)
    response.headers.set('Cache-Control', 'no-store')
  }
  return response
}

async function htmlResponse(services: PipelineServices, view: View, asking: Asking): Promise<Response> {
  // As bytes: of a string, the server would first count the bytes and then write them.
  const body = Buffer.from(String(await services.frame(view, asking.frame)))
  const headers = new Headers({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': asking.frame.language,
    // Said here and not left to the compression: adding a header late makes it copy the whole answer.
    Vary: 'Accept-Encoding',
    // A page made for somebody signed in stays with them, and not in the browser after they left (T-35).
    'Cache-Control': asking.visitor.session ? 'no-store' : 'no-cache',
  })
  if (view.retryAfter !== undefined) headers.set('Retry-After', String(view.retryAfter))
  return new Response(body, { status: view.status ?? 200, headers })
}

async function failure(
  services: PipelineServices,
  page: Registered | undefined,
  asking: Asking | undefined,
  c: Context,
  requestId: string,
  error: unknown,
): Promise<Response> {
  let fault = faultOf(error)
  if (fault === 'broken' || fault === 'away') services.log.error({ requestId, page: page?.id, err: error })
  if (!asking) return plainFailure(fault, c, requestId, { error, page })
  if (asking.visitor.actor.kind === 'person' && fault !== 'away') {
    // What a rolled-back change had written of itself is gone with it.
    asking.trail.written = false
    const result = fault === 'broken' ? 'failed' : 'refused'
    try {
      await record(services, page, asking, result)
    } catch (cause) {
      services.log.error({ requestId, err: cause })
      fault = 'away'
    }
  }
  try {
    const kept = isToBeKept(fault) || isToBeCopied(fault) ? await keptFor(asking, page, c) : undefined
    const { actor } = asking.visitor
    const name = actor.kind === 'person' ? actor.name : undefined
    const view = errorView(fault, asking.frame.language, requestId, {
      error,
      kept: freshened(fault, kept, asking),
      name,
    })
    const response = await htmlResponse(services, view, asking)
    // What somebody wrote stays on their screen, and in no cache.
    if (kept) response.headers.set('Cache-Control', 'no-store')
    return response
  } catch (cause) {
    services.log.error({ requestId, err: cause })
    return plainFailure('broken', c, requestId, { error: cause })
  }
}

const keptFor = ({ sent, frame }: Asking, page: Registered | undefined, c: Context) =>
  keptForm(c, page, { sent, formToken: frame.formToken })

/** What is from before somebody signed in again gets the token of the session that they have now: only they are shown it. */
const freshened = (
  fault: Fault,
  kept: KeptForm | Lost | undefined,
  { frame }: Asking,
): KeptForm | Lost | undefined =>
  fault === 'signedInSince' && typeof kept === 'object' ? { ...kept, token: frame.formToken } : kept

/** No municipality, so no frame: an unknown host name learns nothing about who lives here. */
async function plainFailure(
  fault: Fault,
  c: Context,
  requestId: string,
  { error, page }: { readonly error: unknown; readonly page?: Registered | undefined },
): Promise<Response> {
  const language = languageOf(new URL(c.req.url).pathname)
  const kept = isToBeKept(fault) ? await keptForm(c, page, {}) : undefined
  const view = errorView(fault, language, requestId, { error, kept })
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    ...(kept ? { 'Cache-Control': 'no-store' } : {}),
    ...(view.retryAfter === undefined ? {} : { 'Retry-After': String(view.retryAfter) }),
  }
  const body = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${view.title}</title><body>${String(await view.main)}</body></html>`
  return new Response(body, { status: view.status ?? 500, headers })
}
