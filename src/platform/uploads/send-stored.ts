import { randomBytes } from 'node:crypto'

/** A file that somebody has sent runs no script, whoever opens it and wherever (trust requirement T-38). */
export const storedFilePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'"

/**
 * Hands out what somebody has sent: to be saved and never shown, under a name of ours, as bytes that no browser takes
 * for a page.
 *
 * @param ending the ending of its name, ours as well: `csv`
 */
export function sendStored(bytes: Uint8Array<ArrayBuffer>, ending: string): Response {
  const name = `${randomBytes(12).toString('hex')}.${ending.replaceAll(/[^a-z0-9]/g, '')}`
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Security-Policy': storedFilePolicy,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}
