import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, siteOrigin } from '../../../test/support/sign-in-site.ts'
import { accountOf, ida, signInTest } from '../../../test/support/sign-in-test.ts'

const t = await signInTest()
let browser: Browser
beforeEach(async () => {
  browser = await t.begin()
})

describe('signing out', () => {
  it('ends the session here, clears what the browser kept, and tells the provider', async () => {
    await browser.signIn('staff')
    const before = browser.cookie
    const left = await browser.send('/log-ud', { _token: await browser.tokenOn('/konto') })
    const there = new URL(left.headers.get('location') ?? '')
    expect(left.status).toBe(303)
    expect(there.origin + there.pathname).toBe(`${t.provider.issuer}/end`)
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe(`${siteOrigin}/sign-out/done`)
    expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(browser.cookie).toBe('')
    expect(await t.sessions()).toEqual([])
    browser.cookie = before
    expect((await browser.open('/konto')).headers.get('location')).toContain('/log-ind')
  })

  it('comes back to a page that says so, in the language it was asked in', async () => {
    const done = await browser.open('/sign-out/done?state=en')
    expect(done.headers.get('location')).toBe('/en/sign-in?besked=signedOut')
  })

  it('works for somebody whose session has run out meanwhile', async () => {
    await browser.signIn('staff')
    const _token = await browser.tokenOn('/konto')
    await t.db.as((trx) => trx.deleteFrom('session').execute())
    const left = await browser.send('/log-ud', { _token })
    expect(left.headers.get('location')).toBe('/log-ind?besked=signedOut')
  })
})

describe('a session that is over', () => {
  it.each([
    ['unused for too long', "used_at = now() - interval '31 minutes'"],
    ['after ten hours', "ends_at = now() - interval '1 second'"],
  ])('%s leaves nothing in the browser, and its pages are not shown again', async (_, change) => {
    await browser.signIn('staff')
    expect((await browser.open('/konto')).headers.get('cache-control')).toBe('no-store')
    await t.asSuperuser(`update m_851.session set ${change}`)
    const answer = await browser.open('/konto')
    expect(answer.headers.get('location')).toBe('/log-ind?retur=%2Fkonto')
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
  })

  it('is not what somebody has who was never signed in', async () => {
    await browser.open('/log-ind')
    expect((await browser.open('/konto')).headers.get('clear-site-data')).toBeNull()
  })

  it('which another browser ended is over everywhere at once', async () => {
    const other = t.site.newBrowser()
    for (const one of [browser, other]) await one.signIn('staff')
    await t.db.as((trx) => trx.deleteFrom('session').execute())
    for (const one of [browser, other])
      expect((await one.open('/konto')).headers.get('clear-site-data')).toBe('"cache", "storage"')
  })
})

describe('the account', () => {
  it('sends somebody not signed in to sign in and come back', async () => {
    expect((await browser.open('/konto')).headers.get('location')).toBe('/log-ind?retur=%2Fkonto')
    expect((await browser.open('/en/account')).headers.get('location')).toBe(
      '/en/sign-in?retur=%2Fen%2Faccount',
    )
  })

  it('ends a session elsewhere, and all others at once', async () => {
    const [second, third] = [t.site.newBrowser(), t.site.newBrowser()]
    for (const one of [browser, second, third]) await one.signIn('staff')
    const page = await accountOf(browser)
    const names = [...page.matchAll(/name="session" value="([^"]+)"/g)].map((found) => found[1] ?? '')
    expect(names).toHaveLength(2)
    const _token = await browser.tokenOn('/konto')
    await browser.send('/konto/afslut', { _token, session: names[0] ?? '' })
    expect(await t.sessions()).toHaveLength(2)
    const keep = /name="keep" value="([^"]+)"/.exec(page)?.[1] ?? ''
    await browser.send('/konto/afslut-andre', { _token, keep })
    expect(await t.sessions()).toHaveLength(1)
    expect(await accountOf(browser)).toContain('Ida Østergaard Moth')
  })

  it("ends nobody else's session", async () => {
    const stranger = t.site.newBrowser()
    await stranger.signIn('staff')
    const named = await t.db.as((trx) =>
      trx.selectFrom('session').select('token_hash').executeTakeFirstOrThrow(),
    )
    t.provider.claims = { ...ida, sub: 'another person', name: 'Karen Vinther Sølling' }
    await browser.signIn('staff')
    const _token = await browser.tokenOn('/konto')
    await browser.send('/konto/afslut', { _token, session: named.token_hash.toString('base64url') })
    expect(await t.sessions()).toHaveLength(2)
  })

  it('shows a name that somebody would rather have as code only as text', async () => {
    t.provider.claims = { ...ida, sub: 'script', name: '<script>alert(1)</script>' }
    await browser.signIn('staff')
    expect(await accountOf(browser)).toContain('&lt;script&gt;')
    expect(await accountOf(browser)).not.toContain('<script>')
  })

  it('tells somebody whose session ran out what became of the form they sent', async () => {
    await browser.signIn('staff')
    const _token = await browser.tokenOn('/konto')
    await t.db.as((trx) => trx.deleteFrom('session').execute())
    const late = await browser.send('/konto/afslut', { _token, session: 'x' })
    expect(late.status).toBe(403)
    expect(await late.text()).toContain('Du er ikke logget ind mere')
  })

  it('is made for its reader alone, and kept nowhere', async () => {
    await browser.signIn('staff')
    const page = await browser.open('/konto')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})
