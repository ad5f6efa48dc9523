import type { MiddlewareHandler } from 'hono'
import { storedFilePolicy } from '../uploads/send-stored.ts'
import { cspReportPath } from './csp-report.ts'

export interface SecurityHeaderOptions {
  /** Strict-Transport-Security is a promise that only https can keep. */
  readonly https: boolean
  /** Where a form may lead besides here: Chromium also checks the redirects that follow a form. */
  readonly formOrigins: readonly string[]
  /** The address of the speculation rules, for pages that anybody may read. */
  readonly speculationRules?: string
}

/** Only names that Chromium knows: an unknown one is a message in its console on every page (T-32). */
const unusedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/**
 * The headers of every answer (trust requirement T-32), errors, redirects and files included: put it before all
 * routes. Whoever answered is kept out of every cache unless the answer itself says otherwise.
 *
 * @example
 * app.use(securityHeaders({ https: true, formOrigins: ['https://broker.example'] }))
 */
export function securityHeaders(options: SecurityHeaderOptions): MiddlewareHandler {
  const fixed = Object.entries(fixedHeaders(options))
  const speculation = options.speculationRules ? `"${options.speculationRules}"` : undefined
  return async (context, next) => {
    await next()
    const { headers, status } = context.res
    const stored = headers.get('content-security-policy') === storedFilePolicy
    for (const [name, value] of fixed) headers.set(name, value)
    if (stored) headers.set('Content-Security-Policy', storedFilePolicy)
    const cache = headers.get('cache-control')
    if (cache === null) headers.set('Cache-Control', 'no-store')
    else if (speculation && status === 200 && isOpenPage(headers, cache))
      headers.set('Speculation-Rules', speculation)
  }
}

/** A page made for somebody signed in is `no-store`, and its reading may be logged: nothing fetches it ahead. */
const isOpenPage = (headers: Headers, cache: string): boolean =>
  cache !== 'no-store' && headers.get('content-type')?.startsWith('text/html') === true

/** The same for what never became a request, and so reaches no route: the server answers it with nothing but these. */
export const headersOfNoRequest = (https: boolean): Readonly<Record<string, string>> => ({
  ...fixedHeaders({ https, formOrigins: [] }),
  'Cache-Control': 'no-store',
})

function fixedHeaders({ https, formOrigins }: SecurityHeaderOptions): Record<string, string> {
  return {
    'Content-Security-Policy': contentPolicy(formOrigins),
    'Reporting-Endpoints': `csp="${cspReportPath}"`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
    ...(https ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

function contentPolicy(formOrigins: readonly string[]): string {
  const origins = new Set(formOrigins.map((address) => new URL(address).origin))
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    ["form-action 'self'", ...origins].join(' '),
    "frame-ancestors 'none'",
    "object-src 'none'",
    // Both: browsers that know the second ignore the first.
    `report-uri ${cspReportPath}`,
    'report-to csp',
  ].join('; ')
}
