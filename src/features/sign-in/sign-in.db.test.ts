import { beforeEach, describe, expect, it } from 'vitest'
import { clientId, hostileProvider } from '../../../test/support/hostile-provider.ts'
import { type Browser, signInSite, siteOrigin } from '../../../test/support/sign-in-site.ts'
import { accountOf, entry, ida, signInTest, substantial } from '../../../test/support/sign-in-test.ts'

const t = await signInTest()
let browser: Browser
beforeEach(async () => {
  browser = await t.begin()
})

describe('signing in', () => {
  it('ends where somebody wanted to go, as the person that the provider vouched for', async () => {
    expect(await browser.signIn('staff', '/log-ind', '/temaer/2?vis=alt')).toBe('/temaer/2?vis=alt')
    const page = await accountOf(browser)
    for (const words of ['Ida Østergaard Moth', 'Vejleder', 'Uddannelseshuset UU'])
      expect(page).toContain(words)
    expect(await t.sessions()).toEqual([
      { provider: 'staff', roles: ['counsellor'], organisation: 'Uddannelseshuset UU' },
    ])
  })

  it('asks for a code with PKCE, state, nonce and our own address, whatever the headers say', async () => {
    const _token = await browser.tokenOn('/log-ind')
    const body = new URLSearchParams({ _token, provider: 'strict' }).toString()
    const headers = {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
    }
    const sent = await browser.open('/log-ind', { method: 'POST', headers, body })
    const asked = new URL(sent.headers.get('location') ?? '').searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: `${siteOrigin}/sign-in/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^da\.[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      acr_values: substantial,
    })
  })

  it('begins with no cookie until the sign-in page is opened', async () => {
    expect((await browser.open('/konto')).headers.getSetCookie()).toEqual([])
    const page = await browser.open('/log-ind')
    expect(page.headers.getSetCookie()).toHaveLength(1)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await browser.open('/log-ind')).headers.getSetCookie()).toEqual([])
  })

  it('gives a new session each time, and the one before opens nothing any more', async () => {
    await browser.signIn('staff')
    const before = browser.cookie
    await browser.signIn('staff')
    expect(browser.cookie).not.toBe(before)
    const replay = t.site.newBrowser()
    replay.cookie = before
    expect((await replay.open('/konto')).status).toBe(303)
    expect(await t.sessions()).toHaveLength(1)
  })

  it('knows the same person again, by what the provider calls them and not by name', async () => {
    await browser.signIn('staff')
    t.provider.claims = { ...ida, name: 'Ida Moth' }
    await t.site.newBrowser().signIn('staff')
    const people = await t.db.as((trx) =>
      trx.selectFrom('actor').select('name').where('subject', '=', ida.sub).execute(),
    )
    expect(people).toEqual([{ name: 'Ida Moth' }])
  })

  it('may be done in several tabs of one browser at once', async () => {
    const first = await browser.goToProvider('staff', '/log-ind', '/temaer/1')
    const second = await browser.goToProvider('staff', '/log-ind', '/temaer/2')
    expect((await browser.open(second)).headers.get('location')).toBe('/temaer/2')
    expect((await browser.open(first)).headers.get('location')).toBe('/temaer/1')
    expect(await t.sessions()).toHaveLength(1)
  })

  it('reads what the provider keeps for its userinfo', async () => {
    t.provider.claims = { sub: ida.sub }
    t.provider.userinfo = ida
    // Another entry, because a provider's addresses are read once.
    const other = signInSite(t.db, [entry('late', t.provider.issuer)]).newBrowser()
    await other.signIn('late')
    expect(await t.sessions()).toMatchObject([{ roles: ['counsellor'] }])
    t.provider.userinfo = { ...ida, sub: 'somebody else' }
    expect(await other.signIn('late')).toContain('besked=refused')
  })

  it('takes somebody without a role in, and tells them plainly that no door is open', async () => {
    t.provider.claims = { ...ida, job_functions: ['http://aalborg.example/roles/jobrole/janitor/1'] }
    expect(await browser.signIn('staff', '/log-ind', '/lead')).toBe('/konto')
    expect(await accountOf(browser)).toContain('Der er ikke åbnet for noget til dig endnu')
    expect(await t.sessions()).toMatchObject([{ roles: [] }])
  })

  it('leaves a row in the access log that says who came', async () => {
    await browser.signIn('staff')
    const rows = await t.asSuperuser<{ actor: string; result: string }>(
      `select actor.name as actor, access_log.result from m_851.access_log
       join m_851.actor on actor.id = actor_id where page = 'sign-in.callback' order by at desc limit 1`,
    )
    expect(rows).toEqual([{ actor: 'Ida Østergaard Moth', result: 'done' }])
  })
})

describe('a person number', () => {
  it('comes with a citizen and is neither stored nor logged', async () => {
    const canary = ['311299', '9996'].join('')
    t.provider.claims = {
      sub: 'citizen-1',
      name: 'Malthe Juul Rønnow',
      birthdate: '2006-08-07',
      'dk.cpr': canary,
    }
    expect(await browser.signIn('citizen')).toBe('/konto')
    expect(await t.sessions()).toMatchObject([{ provider: 'citizen', roles: [] }])
    t.provider.claims = { sub: 'citizen-2', name: '', birthdate: canary, 'dk.cpr': canary }
    expect(await t.site.newBrowser().signIn('citizen')).toContain('besked=refused')
    const tables = await t.db.as(async (trx) => [
      await trx.selectFrom('actor').selectAll().execute(),
      await trx.selectFrom('session').selectAll().execute(),
      await trx.selectFrom('sign_in_attempt').selectAll().execute(),
    ])
    expect(JSON.stringify(tables)).not.toContain(canary)
    expect(t.site.lines.join('')).not.toContain(canary)
  })
})

describe('a provider that is down', () => {
  it('is said to be so on an honest page, with the others still there', async () => {
    const _token = await browser.tokenOn('/log-ind')
    const sent = await browser.send('/log-ind', { _token, provider: 'down', retur: '/temaer/2' })
    expect(sent.status).toBe(503)
    const page = await sent.text()
    expect(page).toContain('Login svarer ikke lige nu')
    expect(page).toContain('value="/temaer/2"')
    expect(await browser.signIn('staff')).toBe('/konto')
  })

  it('is asked again by the next visitor, and works when it is back', async () => {
    const gone = await hostileProvider()
    await gone.stop()
    const visitor = signInSite(t.db, [entry('back', gone.issuer)]).newBrowser()
    const sent = { _token: await visitor.tokenOn('/log-ind'), provider: 'back' }
    expect((await visitor.send('/log-ind', sent)).status).toBe(503)
    const back = await hostileProvider(Number(new URL(gone.issuer).port))
    back.claims = ida
    expect(await visitor.signIn('back')).toBe('/konto')
    await back.stop()
  })

  it('between the beginning and the end of a sign-in opens no session', async () => {
    const passing = await hostileProvider()
    const visitor = signInSite(t.db, [entry('passing', passing.issuer)]).newBrowser()
    const answer = await visitor.goToProvider('passing')
    await passing.stop()
    const told = (await visitor.open(answer)).headers.get('location') ?? ''
    expect(told).toContain('besked=away')
    expect((await visitor.open(told)).status).toBe(200)
    expect(await t.sessions()).toEqual([])
  })
})
