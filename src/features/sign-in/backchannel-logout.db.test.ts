import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  bringingItsKey,
  clientId,
  honest,
  pointingToItsKey,
  signedByStranger,
  signedWith1024,
  signedWith2048,
  signedWithClientSecret,
  signedWithPublicKey,
  unsigned,
  withHeader,
} from '../../../test/support/hostile-provider.ts'
import { type Browser, signInSite, siteOrigin } from '../../../test/support/sign-in-site.ts'
import { entry, ida, signInTest } from '../../../test/support/sign-in-test.ts'

const t = await signInTest()
const path = '/sign-in/backchannel-logout'
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'
const seconds = () => Math.floor(Date.now() / 1000)

/** What an honest provider says when Ida has signed out there. */
const goodToken = () => ({
  iss: t.provider.issuer,
  aud: clientId,
  sub: ida.sub,
  iat: seconds(),
  exp: seconds() + 120,
  jti: randomUUID() as string | undefined,
  events: { [logoutEvent]: {} } as unknown,
  nonce: undefined as string | undefined,
})
const tokenWith = (changes: Partial<ReturnType<typeof goodToken>>, make = honest) =>
  t.provider.token(make, { ...goodToken(), ...changes })

const call = (token: string, host = siteOrigin, site = t.site): Promise<Response> =>
  Promise.resolve(
    site.app.request(host + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }).toString(),
    }),
  )

let browser: Browser
beforeEach(async () => {
  browser = await t.begin()
  await browser.signIn('staff')
})

describe('a provider that says somebody has signed out there', () => {
  it('ends all their sessions here, and nobody else’s', async () => {
    await t.site.newBrowser().signIn('staff')
    t.provider.claims = { ...ida, sub: 'somebody else', name: 'Karen Vinther Sølling' }
    const other = t.site.newBrowser()
    await other.signIn('staff')
    const answer = await call(tokenWith({}))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await t.sessions()).toHaveLength(1)
    expect((await browser.open('/konto')).status).toBe(303)
    expect((await other.open('/konto')).status).toBe(200)
  })

  it('is thanked alike for somebody who was never here', async () => {
    expect((await call(tokenWith({ sub: 'never here' }))).status).toBe(200)
    expect(await t.sessions()).toHaveLength(1)
  })

  it('ends nothing in the municipality next door', async () => {
    expect((await call(tokenWith({}), 'https://lillekoebing.test')).status).toBe(200)
    expect(await t.sessions()).toHaveLength(1)
  })

  it('is heard once: the same token again is refused', async () => {
    const token = tokenWith({})
    expect((await call(token)).status).toBe(200)
    await browser.signIn('staff')
    expect((await call(token)).status).toBe(400)
    expect(await t.sessions()).toHaveLength(1)
  })
})

describe('a provider of which the municipality takes RSA keys of 2,048 bits', () => {
  const site = signInSite(t.db, [entry('staff', t.provider.issuer, { rsaBits: 2048 })])

  it('ends sessions with one, and with none of 1,024', async () => {
    expect((await call(tokenWith({}, signedWith1024), siteOrigin, site)).status).toBe(400)
    expect(await t.sessions()).toHaveLength(1)
    expect((await call(tokenWith({}, signedWith2048), siteOrigin, site)).status).toBe(200)
    expect(await t.sessions()).toEqual([])
  })
})

describe('ends no session', () => {
  const cases: [string, () => string][] = [
    ['nothing', () => ''],
    ['something that is no token', () => 'a.b.c'],
    ['no signature (alg none)', () => tokenWith({}, unsigned)],
    ['HS256 with the public key', () => tokenWith({}, signedWithPublicKey)],
    ['HS256 with our shared secret', () => tokenWith({}, signedWithClientSecret)],
    ["a stranger's key under the real one's name", () => tokenWith({}, signedByStranger)],
    ["a stranger's key in the token itself", () => tokenWith({}, bringingItsKey)],
    ["a stranger's key that the token says where to fetch", () => tokenWith({}, pointingToItsKey)],
    ['an RSA key of 2,048 bits, its own', () => tokenWith({}, signedWith2048)],
    ['an RSA key of 1,024 bits, its own', () => tokenWith({}, signedWith1024)],
    ['a key that nobody knows', () => tokenWith({}, withHeader({ kid: 'nobody' }))],
    ['another algorithm than the key is for', () => tokenWith({}, withHeader({ alg: 'ES256' }))],
    ['an ID token', () => tokenWith({ events: undefined })],
    ['another type of token', () => tokenWith({}, withHeader({ typ: 'at+jwt' }))],
    ['a header that must be understood', () => tokenWith({}, withHeader({ crit: ['b64'], b64: false }))],
    ['another event', () => tokenWith({ events: { 'https://example.org/other': {} } })],
    ['a nonce, which only a sign-in has', () => tokenWith({ nonce: 'n' })],
    ['another issuer', () => tokenWith({ iss: 'https://evil.example' })],
    ['another audience', () => tokenWith({ aud: 'somebody-else' })],
    ['a token without a number of its own', () => tokenWith({ jti: undefined })],
    ['a token of an hour ago', () => tokenWith({ iat: seconds() - 3600 })],
    ['a token of tomorrow', () => tokenWith({ iat: seconds() + 3600 })],
    ['a token that ran out', () => tokenWith({ exp: seconds() - 90 })],
  ]
  it.each(cases)('%s', async (_, token) => {
    const answer = await call(token())
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({ error: 'invalid_request' })
    expect(await t.sessions()).toHaveLength(1)
  })

  it('a body that is too large, and an unknown host', async () => {
    expect((await call('x'.repeat(300_000))).status).toBe(413)
    expect((await call(tokenWith({}), 'https://unknown.test')).status).toBe(404)
    expect(await t.sessions()).toHaveLength(1)
  })

  it('leaves a line in the log that says nothing of who it was about', async () => {
    t.site.lines.length = 0
    await call(tokenWith({}, unsigned))
    await call(tokenWith({}))
    expect(t.site.lines.join('')).toMatch(/refused.*\n.*signed out by the provider/)
    expect(t.site.lines.join('')).not.toContain(ida.sub)
  })
})
