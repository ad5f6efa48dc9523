import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import {
  bringingItsKey,
  clientId,
  clientSecret,
  type HostileProvider,
  honest,
  hostileProvider,
  saying,
  signedByStranger,
  signedWithClientSecret,
  signedWithPublicKey,
  unsigned,
} from '../../../test/support/hostile-provider.ts'
import { type Browser, type SignInSite, signInSite, siteOrigin } from '../../../test/support/sign-in-site.ts'
import type { IdentityProvider } from '../../config.ts'

let db: TestDatabase
let provider: HostileProvider
let site: SignInSite
let browser: Browser

const substantial = 'https://data.gov.dk/concept/core/nsis/Substantial'
const ida = {
  sub: '5d0c1b7e-0000-8000-8000-000000000001',
  name: 'Ida Østergaard Moth',
  organisation: 'Uddannelseshuset UU',
  job_functions: ['http://aalborg.example/roles/jobrole/counsellor/1'],
}

const entry = (id: string, issuer: string, more: Partial<IdentityProvider> = {}): IdentityProvider => ({
  id,
  dialect: 'staff',
  issuer,
  clientId,
  clientSecret,
  label: { da: 'Medarbejdere', en: 'Staff' },
  scope: 'openid profile',
  furtherOrigins: [],
  ...more,
})

beforeAll(async () => {
  db = await testDatabase()
  provider = await hostileProvider()
  site = signInSite(db, [
    entry('staff', provider.issuer),
    entry('strict', provider.issuer, { acr: [substantial] }),
    entry('citizen', provider.issuer, { dialect: 'citizen' }),
    entry('down', 'http://127.0.0.1:1'),
  ])
})
afterAll(() => provider.stop())
beforeEach(async () => {
  Object.assign(provider, {
    claims: ida,
    userinfo: undefined,
    make: honest,
    careless: false,
    back: {},
    exchanges: 0,
  })
  browser = site.newBrowser()
  await db.as((trx) => trx.deleteFrom('session').execute())
})

const sessions = () =>
  db.as((trx) => trx.selectFrom('session').select(['provider', 'roles', 'organisation']).execute())
/** What the program itself may not do: read the log back, and let time pass. */
async function asOwner<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
  const client = new pg.Client(db.owner)
  await client.connect()
  const { rows } = await client.query<Row>(statement)
  await client.end()
  return rows
}
const account = async (who: Browser) => (await who.open('/konto')).text()

describe('signing in', () => {
  it('ends where somebody wanted to go, as the person that the provider vouched for', async () => {
    expect(await browser.signIn('staff', '/log-ind', '/temaer/2?vis=alt')).toBe('/temaer/2?vis=alt')
    const page = await account(browser)
    for (const words of ['Ida Østergaard Moth', 'Vejleder', 'Uddannelseshuset UU'])
      expect(page).toContain(words)
    expect(await sessions()).toEqual([
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
    const replay = site.newBrowser()
    replay.cookie = before
    expect((await replay.open('/konto')).status).toBe(303)
    expect(await sessions()).toHaveLength(1)
  })

  it('knows the same person again, by what the provider calls them and not by name', async () => {
    await browser.signIn('staff')
    provider.claims = { ...ida, name: 'Ida Moth' }
    await site.newBrowser().signIn('staff')
    const people = await db.as((trx) =>
      trx.selectFrom('actor').select('name').where('subject', '=', ida.sub).execute(),
    )
    expect(people).toEqual([{ name: 'Ida Moth' }])
  })

  it('may be done in several tabs of one browser at once', async () => {
    const first = await browser.goToProvider('staff', '/log-ind', '/temaer/1')
    const second = await browser.goToProvider('staff', '/log-ind', '/temaer/2')
    expect((await browser.open(second)).headers.get('location')).toBe('/temaer/2')
    expect((await browser.open(first)).headers.get('location')).toBe('/temaer/1')
    expect(await sessions()).toHaveLength(1)
  })

  it('reads what the provider keeps for its userinfo', async () => {
    provider.claims = { sub: ida.sub }
    provider.userinfo = ida
    // Another entry, because a provider's addresses are read once.
    const other = signInSite(db, [entry('late', provider.issuer)]).newBrowser()
    await other.signIn('late')
    expect(await sessions()).toMatchObject([{ roles: ['counsellor'] }])
    provider.userinfo = { ...ida, sub: 'somebody else' }
    expect(await other.signIn('late')).toContain('besked=refused')
  })

  it('takes somebody without a role in, and tells them plainly that no door is open', async () => {
    provider.claims = { ...ida, job_functions: ['http://aalborg.example/roles/jobrole/janitor/1'] }
    expect(await browser.signIn('staff', '/log-ind', '/lead')).toBe('/konto')
    expect(await account(browser)).toContain('Der er ikke åbnet for noget til dig endnu')
    expect(await sessions()).toMatchObject([{ roles: [] }])
  })

  it('leaves a row in the access log that says who came', async () => {
    await browser.signIn('staff')
    const rows = await asOwner<{ actor: string; result: string }>(
      `select actor.name as actor, access_log.result from m_851.access_log
       join m_851.actor on actor.id = actor_id where page = 'sign-in.callback' order by at desc limit 1`,
    )
    expect(rows).toEqual([{ actor: 'Ida Østergaard Moth', result: 'done' }])
  })
})

describe('a person number', () => {
  it('comes with a citizen and is neither stored nor logged', async () => {
    const canary = ['311299', '9996'].join('')
    provider.claims = {
      sub: 'citizen-1',
      name: 'Malthe Juul Rønnow',
      birthdate: '2006-08-07',
      'dk.cpr': canary,
    }
    expect(await browser.signIn('citizen')).toBe('/konto')
    expect(await sessions()).toMatchObject([{ provider: 'citizen', roles: ['young-person'] }])
    provider.claims = { sub: 'citizen-2', name: '', birthdate: canary, 'dk.cpr': canary }
    expect(await site.newBrowser().signIn('citizen')).toContain('besked=refused')
    const tables = await db.as(async (trx) => [
      await trx.selectFrom('actor').selectAll().execute(),
      await trx.selectFrom('session').selectAll().execute(),
      await trx.selectFrom('sign_in_attempt').selectAll().execute(),
    ])
    expect(JSON.stringify(tables)).not.toContain(canary)
    expect(site.lines.join('')).not.toContain(canary)
  })
})

describe('a provider that misbehaves opens no session', () => {
  const inThePast = () => Math.floor(Date.now() / 1000)
  const faults: [string, () => Partial<HostileProvider>][] = [
    ['another nonce', () => ({ make: saying({ nonce: 'x'.repeat(43) }) })],
    ['no nonce', () => ({ make: saying({ nonce: undefined }) })],
    ['another audience', () => ({ make: saying({ aud: 'somebody-else' }) })],
    ['another issuer', () => ({ make: saying({ iss: 'https://evil.example' }) })],
    ['a token that ran out', () => ({ make: saying({ exp: inThePast() - 90 }) })],
    ['a token without an end', () => ({ make: saying({ exp: undefined }) })],
    ['a token without a subject', () => ({ make: saying({ sub: undefined }) })],
    ['no signature (alg none)', () => ({ make: unsigned })],
    ['HS256 with the public key', () => ({ make: signedWithPublicKey })],
    ['HS256 with our shared secret', () => ({ make: signedWithClientSecret })],
    ["a stranger's key under the real one's name", () => ({ make: signedByStranger })],
    ["a stranger's key in the token itself", () => ({ make: bringingItsKey })],
    ['something that is no token', () => ({ make: () => 'rubbish' })],
    ['a way back in the name of another issuer', () => ({ back: { iss: 'https://evil.example' } })],
    ['a way back without an issuer', () => ({ back: { iss: '' } })],
    ['a name that is not one', () => ({ claims: { ...ida, name: { toString: 'x' } } })],
  ]
  it.each(faults)('%s', async (_, fault) => {
    Object.assign(provider, fault())
    expect(await browser.signIn('staff', '/log-ind', '/temaer/2')).toBe(
      '/log-ind?besked=refused&retur=%2Ftemaer%2F2',
    )
    expect(await sessions()).toEqual([])
    expect(site.lines.join('')).not.toContain(ida.name)
  })

  it('a level of assurance that is too low, or none', async () => {
    expect(await browser.signIn('strict')).toContain('besked=refused')
    provider.claims = { ...ida, acr: 'https://data.gov.dk/concept/core/nsis/Low' }
    expect(await browser.signIn('strict')).toContain('besked=refused')
    provider.claims = { ...ida, acr: substantial }
    expect(await browser.signIn('strict')).toBe('/konto')
  })

  it('forgives a clock that is up to a minute wrong', async () => {
    provider.make = saying({ exp: inThePast() - 30 })
    expect(await browser.signIn('staff')).toBe('/konto')
  })
})

describe('an answer', () => {
  const expired = '/log-ind?besked=expired'

  it('counts once: the same address again is too late, and asks the provider for nothing', async () => {
    const back = await browser.goToProvider('staff')
    expect((await browser.open(back)).headers.get('location')).toBe('/konto')
    expect((await browser.open(back)).headers.get('location')).toBe(expired)
    expect(provider.exchanges).toBe(1)
  })

  it.each(['/sign-in/callback?code=x', '/sign-in/callback?code=x&state=made-up', '/sign-in/callback'])(
    'that we did not ask for leads nowhere: %s',
    async (address) => {
      await browser.open('/log-ind')
      expect((await browser.open(address)).headers.get('location')).toBe(expired)
      expect(provider.exchanges).toBe(0)
    },
  )

  it("finds nothing in another browser, so that nobody is signed in as somebody else's person", async () => {
    const back = await browser.goToProvider('staff')
    const victim = site.newBrowser()
    expect((await victim.open(back)).headers.get('location')).toBe(expired)
    await victim.open('/log-ind')
    expect((await victim.open(back)).headers.get('location')).toBe(expired)
    expect(await sessions()).toEqual([])
  })

  it("with another attempt's code is refused, even where the provider checks nothing", async () => {
    provider.careless = true
    const stolen = new URL(await site.newBrowser().goToProvider('staff')).searchParams.get('code') ?? ''
    const back = new URL(await browser.goToProvider('staff'))
    back.searchParams.set('code', stolen)
    expect((await browser.open(back.href)).headers.get('location')).toContain('besked=refused')
    expect(await sessions()).toEqual([])
  })

  it('after ten minutes is too late', async () => {
    const back = await browser.goToProvider('staff')
    await asOwner("update m_851.sign_in_attempt set started_at = started_at - interval '601 seconds'")
    expect((await browser.open(back)).headers.get('location')).toBe(expired)
  })

  it('that somebody cancelled says so, in the language they began in', async () => {
    provider.back = { error: 'access_denied', code: '' }
    expect(await browser.signIn('staff', '/en/sign-in')).toBe(
      '/en/sign-in?besked=cancelled&retur=%2Fen%2Faccount',
    )
    expect(await (await browser.open('/en/sign-in?besked=cancelled')).text()).toContain(
      'You are not signed in',
    )
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
})

describe('the way back', () => {
  it.each([
    '//e',
    '/\\e',
    '/%5ce',
    'https:e',
    'https://evil.example/',
    '/%0d%0aLocation:',
    'javascript:alert(1)',
    '/\t/evil.example',
    '',
  ])('never leads to %j', async (wish) => {
    expect(await browser.signIn('staff', '/log-ind', wish)).toBe('/konto')
  })

  it('is dropped from the page already', async () => {
    const page = await (await browser.open('/log-ind?retur=//evil.example')).text()
    expect(page).not.toContain('evil.example')
  })
})

describe('signing out', () => {
  it('ends the session here, clears what the browser kept, and tells the provider', async () => {
    await browser.signIn('staff')
    const before = browser.cookie
    const left = await browser.send('/log-ud', { _token: await browser.tokenOn('/konto') })
    const there = new URL(left.headers.get('location') ?? '')
    expect(left.status).toBe(303)
    expect(there.origin + there.pathname).toBe(`${provider.issuer}/end`)
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe(`${siteOrigin}/sign-out/done`)
    expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(browser.cookie).toBe('')
    expect(await sessions()).toEqual([])
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
    await db.as((trx) => trx.deleteFrom('session').execute())
    const left = await browser.send('/log-ud', { _token })
    expect(left.headers.get('location')).toBe('/log-ind?besked=signedOut')
  })
})

describe('a forged form', () => {
  const attempts = () => db.as((trx) => trx.selectFrom('sign_in_attempt').select('provider').execute())

  it('begins no sign-in', async () => {
    await db.as((trx) => trx.deleteFrom('sign_in_attempt').execute())
    await browser.open('/log-ind')
    const other = await site.newBrowser().tokenOn('/log-ind')
    const bodies = [{ provider: 'staff' }, ...['', other].map((_token) => ({ provider: 'staff', _token }))]
    for (const fields of bodies) expect((await browser.send('/log-ind', fields)).status).toBe(403)
    expect((await site.newBrowser().send('/log-ind', { provider: 'staff', _token: '' })).status).toBe(403)
    expect(await attempts()).toEqual([])
  })

  it('signs nobody out, also with the token from before they signed in', async () => {
    const before = await browser.tokenOn('/log-ind')
    await browser.signIn('staff')
    for (const _token of ['', before]) expect((await browser.send('/log-ud', { _token })).status).toBe(403)
    expect(await sessions()).toHaveLength(1)
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
    const [second, third] = [site.newBrowser(), site.newBrowser()]
    for (const one of [browser, second, third]) await one.signIn('staff')
    const page = await account(browser)
    const names = [...page.matchAll(/name="session" value="([^"]+)"/g)].map((found) => found[1] ?? '')
    expect(names).toHaveLength(2)
    const _token = await browser.tokenOn('/konto')
    await browser.send('/konto/afslut', { _token, session: names[0] ?? '' })
    expect(await sessions()).toHaveLength(2)
    const keep = /name="keep" value="([^"]+)"/.exec(page)?.[1] ?? ''
    await browser.send('/konto/afslut-andre', { _token, keep })
    expect(await sessions()).toHaveLength(1)
    expect(await account(browser)).toContain('Ida Østergaard Moth')
  })

  it("ends nobody else's session", async () => {
    const stranger = site.newBrowser()
    await stranger.signIn('staff')
    const named = await db.as((trx) =>
      trx.selectFrom('session').select('token_hash').executeTakeFirstOrThrow(),
    )
    provider.claims = { ...ida, sub: 'another person', name: 'Karen Vinther Sølling' }
    await browser.signIn('staff')
    const _token = await browser.tokenOn('/konto')
    await browser.send('/konto/afslut', { _token, session: named.token_hash.toString('base64url') })
    expect(await sessions()).toHaveLength(2)
  })

  it('shows a name that somebody would rather have as code only as text', async () => {
    provider.claims = { ...ida, sub: 'script', name: '<script>alert(1)</script>' }
    await browser.signIn('staff')
    expect(await account(browser)).toContain('&lt;script&gt;')
    expect(await account(browser)).not.toContain('<script>')
  })
})
