import { describe, expect, it } from 'vitest'
import { type SignInSite, signInSite, siteOrigin } from '../../../test/support/sign-in-site.ts'
import { signInTest } from '../../../test/support/sign-in-test.ts'

const t = await signInTest()
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })

const ask = (site: SignInSite, address: string, headers: Record<string, string> = {}, path = '/log-ind') =>
  site.app.request(siteOrigin + path, { headers }, from(address))

/** A form sent as a browser sends it; without its token it is refused after it has been counted. */
const send = (site: SignInSite, address: string, headers: Record<string, string> = {}) =>
  site.app.request(
    `${siteOrigin}/log-ind`,
    {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
    },
    from(address),
  )

describe('more than a limit', () => {
  it('is answered by a page that people can read, with how long to wait, and all headers', async () => {
    await t.begin()
    for (let time = 0; time < 10; time += 1) expect((await send(t.site, '203.0.113.7')).status).toBe(403)
    const refused = await send(t.site, '203.0.113.7')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(refused.headers.get('cache-control')).toMatch(/no-/)
    const page = await refused.text()
    expect(page).toContain('Det går lidt for hurtigt')
    expect(page).toContain('Vent lidt, og prøv så igen')
  })

  it('hits nobody else, and nothing else of the same visitor', async () => {
    expect((await send(t.site, '203.0.113.8')).status).toBe(403)
    expect((await ask(t.site, '203.0.113.7')).status).toBe(200)
  })

  it('cannot be got round by saying that one comes from elsewhere', async () => {
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'true-client-ip', 'cf-connecting-ip'])
      expect((await send(t.site, '203.0.113.7', { [name]: '198.51.100.1' })).status).toBe(429)
  })

  it('of anything at all is refused before anybody is looked up', async () => {
    for (let time = 0; time < 600; time += 1) await ask(t.site, '203.0.113.9', {}, '/robots.txt')
    const refused = await ask(t.site, '203.0.113.9')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(refused.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await refused.text()).toContain('<h1>Det går lidt for hurtigt</h1>')
  })

  it('is refused to somebody who signs in again and again from ever new places', async () => {
    await t.begin()
    const signIn = () => t.site.newBrowser().signIn('staff')
    for (let time = 0; time < 10; time += 1) expect(await signIn()).toBe('/konto')
    const browser = t.site.newBrowser()
    const answer = await browser.open(await browser.goToProvider('staff'))
    expect(answer.status).toBe(429)
    expect(await answer.text()).toContain('Det går lidt for hurtigt')
  })
})

describe('behind a proxy that the configuration does not name', () => {
  it('the log says once that everybody counts as one', async () => {
    const site = signInSite(t.db, [])
    for (let time = 0; time < 3; time += 1)
      await ask(site, '203.0.113.20', { 'x-forwarded-for': '198.51.100.1' })
    const warned = site.lines.filter((line) => line.includes('FODFAESTE_TRUSTED_PROXIES'))
    expect(warned).toHaveLength(1)
    expect(site.lines.join('')).not.toContain('198.51.100.1')
  })
})
