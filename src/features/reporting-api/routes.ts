import { type Context, Hono } from 'hono'
import { TooLarge, TooMany } from '../../platform/http/errors.ts'
import { answerConcern } from './answer-concern.ts'
import { answerToken } from './answer-token.ts'
import { openApiDocument } from './document.ts'
import { apiPaths } from './paths.ts'
import { problemResponse, Refused } from './problem.ts'
import type { ApiServices, Asked } from './services.ts'

/**
 * The API for student administrative systems. It is a machine that calls: no cookie is read, so none can be borrowed and
 * there is no form token; whom a report is from, and whom they may report, is the same as on the page.
 */
export function reportingApiRoutes(services: ApiServices): Hono {
  const app = new Hono({ strict: false })
  app.post(apiPaths.token, answering(services, answerToken))
  app.post(apiPaths.concerns, answering(services, answerConcern))
  app.get(
    apiPaths.document,
    answering(services, async ({ origin }) => Response.json(openApiDocument(origin))),
  )
  return app
}

const answering =
  (services: ApiServices, answer: (asked: Asked) => Promise<Response>) =>
  async (c: Context): Promise<Response> => {
    const { hostname } = new URL(c.req.url)
    const municipality = await services.findMunicipality(hostname)
    if (!municipality) return new Response(null, { status: 404 })
    try {
      await services.limits.spend('report', { municipality, address: services.addressOf(c) })
      return await answer({ services, municipality, request: c.req.raw, origin: services.originOf(hostname) })
    } catch (error) {
      return failure(services, error)
    }
  }

function failure({ log }: ApiServices, error: unknown): Response {
  if (error instanceof Refused)
    return problemResponse(
      error.problem,
      error.problem.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {},
    )
  if (error instanceof TooLarge)
    return problemResponse({ status: 413, code: 'too-large', title: 'That is more than a report may hold.' })
  if (error instanceof TooMany)
    return problemResponse(
      { status: 429, code: 'too-often', title: 'Too often: try again later.' },
      { 'Retry-After': String(error.seconds) },
    )
  log.error({ event: 'the reporting API failed', err: error })
  return problemResponse(
    { status: 503, code: 'away', title: 'Nothing was taken. Send it again later, with the same key.' },
    { 'Retry-After': '30' },
  )
}
