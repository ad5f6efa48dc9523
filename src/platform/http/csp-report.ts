import type { Context } from 'hono'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Municipality } from '../access/actor.ts'
import type { Limits } from '../limits/limits.ts'
import { TooLarge, TooMany } from './errors.ts'
import { readBounded } from './form-body.ts'

export const cspReportPath = '/csp-report'

const mostBytes = 16 * 1024
const mostReports = 10
/** How deep what a browser reports may be nested (trust requirement T-40); ours is two deep. */
const mostDepth = 5

const directive = z.string().regex(/^[a-z-]{1,40}$/)
const oldReport = z.object({
  'csp-report': z.object({
    'effective-directive': directive.optional(),
    'violated-directive': z.string().optional(),
    'blocked-uri': z.string().optional(),
  }),
})
const newReports = z
  .array(
    z.object({
      type: z.literal('csp-violation'),
      body: z.object({ effectiveDirective: directive, blockedURL: z.string().optional() }),
    }),
  )
  .max(mostReports)

interface ReportServices {
  readonly log: Logger
  readonly limits: Limits
  addressOf(c: Context): string | undefined
  findMunicipality(host: string): Promise<Municipality | undefined>
}

/**
 * Takes what browsers report of our content policy (ASVS 3.4.7). Anybody can send anything here, so it is bounded,
 * counted, and the log gets only words of a closed kind: no address, no page, no sample of what was dropped.
 */
export const cspReport =
  (services: ReportServices) =>
  async (c: Context): Promise<Response> => {
    const municipality = await services.findMunicipality(new URL(c.req.url).hostname)
    if (!municipality) return new Response(null, { status: 404 })
    try {
      await services.limits.spend('report', { municipality, address: services.addressOf(c) })
      const reports = reportsIn(await readBounded(c.req.raw, mostBytes))
      for (const report of reports) services.log.warn({ event: 'csp report', ...report })
      return new Response(null, { status: reports.length > 0 ? 204 : 400 })
    } catch (error) {
      if (error instanceof TooLarge) return new Response(null, { status: 413 })
      if (error instanceof TooMany)
        return new Response(null, { status: 429, headers: { 'Retry-After': String(error.seconds) } })
      throw error
    }
  }

interface Report {
  readonly directive: string
  readonly blocked: 'inline' | 'eval' | 'elsewhere' | 'unnamed'
}

function reportsIn(bytes: Uint8Array): readonly Report[] {
  const value = shallowJson(Buffer.from(bytes).toString('utf8'))
  const old = oldReport.safeParse(value)
  if (old.success) {
    const { 'effective-directive': directive = 'unnamed', 'blocked-uri': blocked } = old.data['csp-report']
    return [{ directive, blocked: kindOf(blocked) }]
  }
  const reports = newReports.safeParse(value)
  if (!reports.success) return []
  return reports.data.map(({ body }) => ({
    directive: body.effectiveDirective,
    blocked: kindOf(body.blockedURL),
  }))
}

function kindOf(blocked: string | undefined): Report['blocked'] {
  if (blocked === undefined || blocked === '') return 'unnamed'
  return blocked === 'inline' || blocked === 'eval' ? blocked : 'elsewhere'
}

/** Counts brackets before it parses: a text of brackets alone is deep before anybody looks at it. */
function shallowJson(text: string): unknown {
  if (depthOf(text) > mostDepth) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How deep brackets are nested that stand in no string. */
function depthOf(text: string): number {
  let [depth, deepest, quoted, escaped] = [0, 0, false, false]
  for (const letter of text) {
    if (escaped) escaped = false
    else if (quoted && letter === '\\') escaped = true
    else if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === '{' || letter === '[')) depth += 1
    else if (!quoted && (letter === '}' || letter === ']')) depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
