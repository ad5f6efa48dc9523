import { beforeEach, describe, expect, it } from 'vitest'
import { siteOrigin } from '../../../test/support/sign-in-site.ts'
import { signInTest } from '../../../test/support/sign-in-test.ts'

const t = await signInTest()
beforeEach(async () => {
  await t.begin()
  t.site.lines.length = 0
})

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })
const send = (body: string, address = '203.0.113.7') =>
  t.site.app.request(`${siteOrigin}/csp-report`, { method: 'POST', body }, from(address))
const canary = 'https://aalborg.test/unge/canary?navn=canary'
const old = JSON.stringify({
  'csp-report': {
    'document-uri': canary,
    'effective-directive': 'script-src-elem',
    'blocked-uri': 'inline',
    'script-sample': 'canary',
  },
})
const modern = JSON.stringify([
  {
    type: 'csp-violation',
    url: canary,
    body: { effectiveDirective: 'img-src', blockedURL: canary, sample: 'canary' },
  },
])

describe('a browser that reports a breach of the content policy', () => {
  it.each([
    [old, { directive: 'script-src-elem', blocked: 'inline' }],
    [modern, { directive: 'img-src', blocked: 'elsewhere' }],
  ])('leaves one line in the log, without any data: %#', async (body, line) => {
    expect((await send(body)).status).toBe(204)
    expect(t.site.lines).toHaveLength(1)
    expect(JSON.parse(t.site.lines[0] ?? '')).toMatchObject({ event: 'csp report', ...line })
    expect(t.site.lines.join('')).not.toContain('canary')
  })

  it('knows where to report to, by every answer', async () => {
    const { headers } = await t.site.app.request(`${siteOrigin}/log-ind`)
    expect(headers.get('content-security-policy')).toMatch(/report-uri \/csp-report; report-to csp$/)
    expect(headers.get('reporting-endpoints')).toBe('csp="/csp-report"')
  })
})

describe('anybody else', () => {
  it.each([
    '',
    'rubbish',
    '[]',
    '{}',
    '{"csp-report":{"effective-directive":"a\\nb"}}',
    '['.repeat(9_000),
    JSON.stringify({ 'csp-report': { a: { b: { c: { d: { e: 1 } } } } } }),
    `{"${'\\'.repeat(9_000)}`,
    JSON.stringify(Array.from({ length: 11 }, () => JSON.parse(modern)[0] as unknown)),
  ])('leaves none: %#', async (body) => {
    expect((await send(body)).status).toBe(400)
    expect(t.site.lines).toEqual([])
  })

  it('can send neither much nor often', async () => {
    expect((await send('x'.repeat(20_000))).status).toBe(413)
    for (let time = 0; time < 30; time += 1) await send(old, '203.0.113.9')
    const refused = await send(old, '203.0.113.9')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(
      (await t.site.app.request('https://unknown.test/csp-report', { method: 'POST', body: old })).status,
    ).toBe(404)
  })
})
