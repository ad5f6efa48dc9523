import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  bringingItsKey,
  clientId,
  type HostileProvider,
  honest,
  hostileProvider,
  pointingToItsKey,
  saying,
  signedByStranger,
  signedWith1024,
  signedWith2048,
  signedWithClientSecret,
  signedWithPublicKey,
  unsigned,
  withHeader,
} from '../../../test/support/hostile-provider.ts'
import { type Browser, signInSite } from '../../../test/support/sign-in-site.ts'
import { entry, ida, signInTest, substantial } from '../../../test/support/sign-in-test.ts'
import { outboundWith } from '../../platform/outbound/outbound.ts'
import { identityProviders, SignInFailed } from './identity-providers.ts'

const t = await signInTest()
let browser: Browser
beforeEach(async () => {
  browser = await t.begin()
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
    ['a key that the token says where to fetch', () => ({ make: pointingToItsKey })],
    ['an RSA key of 2,048 bits, its own', () => ({ make: signedWith2048 })],
    ['an RSA key of 1,024 bits, its own', () => ({ make: signedWith1024 })],
    ['a key that nobody knows', () => ({ make: withHeader({ kid: 'nobody' }) })],
    ['a header that must be understood', () => ({ make: withHeader({ crit: ['b64'], b64: false }) })],
    ['a token without a time', () => ({ make: saying({ iat: undefined }) })],
    ['a token of tomorrow', () => ({ make: saying({ nbf: inThePast() + 90 }) })],
    [
      'several audiences and no word on whom it is for',
      () => ({ make: saying({ aud: [clientId, 'other'] }) }),
    ],
    ['a token made for another party', () => ({ make: saying({ aud: [clientId, 'other'], azp: 'other' }) })],
    ['something that is no token', () => ({ make: () => 'rubbish' })],
    ['a way back in the name of another issuer', () => ({ back: { iss: 'https://evil.example' } })],
    ['a way back without an issuer', () => ({ back: { iss: '' } })],
    ['a name that is not one', () => ({ claims: { ...ida, name: { toString: 'x' } } })],
  ]
  it.each(faults)('%s', async (_, fault) => {
    Object.assign(t.provider, fault())
    expect(await browser.signIn('staff', '/log-ind', '/temaer/2')).toBe(
      '/log-ind?besked=refused&retur=%2Ftemaer%2F2',
    )
    expect(await t.sessions()).toEqual([])
    const lines = t.site.lines.join('')
    expect(lines).toContain('"event":"sign-in failed","provider":"staff","reason":"refused"')
    expect(lines).not.toContain(ida.name)
  })

  it('a level of assurance that is too low, or none', async () => {
    expect(await browser.signIn('strict')).toContain('besked=refused')
    t.provider.claims = { ...ida, acr: 'https://data.gov.dk/concept/core/nsis/Low' }
    expect(await browser.signIn('strict')).toContain('besked=refused')
    t.provider.claims = { ...ida, acr: substantial }
    expect(await browser.signIn('strict')).toBe('/konto')
  })

  it('forgives a clock that is up to a minute wrong', async () => {
    t.provider.make = saying({ exp: inThePast() - 30 })
    expect(await browser.signIn('staff')).toBe('/konto')
  })
})

describe('a provider of which the municipality takes RSA keys of 2,048 bits', () => {
  const signInWith = async (make: HostileProvider['make']): Promise<string> => {
    t.provider.make = make
    return signInSite(t.db, [entry('older', t.provider.issuer, { rsaBits: 2048 })])
      .newBrowser()
      .signIn('older')
  }

  it('signs people in with one, and with a longer one', async () => {
    expect(await signInWith(signedWith2048)).toBe('/konto')
    expect(await signInWith(honest)).toBe('/konto')
    expect(await t.sessions()).toHaveLength(2)
  })

  it('signs nobody in with one of 1,024', async () => {
    expect(await signInWith(signedWith1024)).toContain('besked=refused')
    expect(await t.sessions()).toEqual([])
  })
})

describe('a provider that is not who it says', () => {
  const wish = { redirectUri: 'https://aalborg.test/sign-in/callback', language: 'da', again: false } as const
  const outboundTo = (host: string) => outboundWith({ hosts: [host], thisMachine: true })

  it.each([
    ['is another one', () => ({ issuer: t.provider.issuer })],
    [
      'signs with what both know, or not at all',
      () => ({ id_token_signing_alg_values_supported: ['HS256', 'none'] }),
    ],
  ])('because it says that it %s: nobody is sent there', async (_, metadata) => {
    const other = await hostileProvider()
    other.metadata = metadata()
    const visitor = signInSite(t.db, [entry('other', other.issuer)]).newBrowser()
    const sent = await visitor.send('/log-ind', {
      _token: await visitor.tokenOn('/log-ind'),
      provider: 'other',
    })
    expect(sent.status).toBeGreaterThanOrEqual(400)
    expect(sent.headers.get('location')).toBeNull()
    await other.stop()
  })

  it('because it sends us elsewhere to read about it: we do not go', async () => {
    const elsewhere = createServer((_request, response) => {
      const location = `${t.provider.issuer}/.well-known/openid-configuration`
      response.writeHead(302, { location }).end()
    })
    await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening))
    const { port } = elsewhere.address() as AddressInfo
    const host = `127.0.0.1:${port}`
    const providers = identityProviders([entry('elsewhere', `http://${host}`)], true, outboundTo(host))
    await expect(providers.begin(providers.list[0] ?? entry('x', ''), wish)).rejects.toThrow(SignInFailed)
    await new Promise((closed) => elsewhere.close(closed))
  })

  it('because it does not speak https, where we do: it is not asked', async () => {
    const provider = entry('plain', t.provider.issuer)
    const outbound = outboundTo(new URL(provider.issuer).host)
    await expect(identityProviders([provider], true, outbound).begin(provider, wish)).resolves.toBeDefined()
    await expect(identityProviders([provider], false, outbound).begin(provider, wish)).rejects.toThrow(
      SignInFailed,
    )
  })

  it('makes nobody into the person that another provider calls the same', async () => {
    const other = await hostileProvider()
    other.claims = ida
    await browser.signIn('staff')
    await signInSite(t.db, [entry('other', other.issuer)])
      .newBrowser()
      .signIn('other')
    const known = await t.asSuperuser(`select id from m_851.actor where subject = '${ida.sub}'`)
    expect(known).toHaveLength(2)
    await other.stop()
  })
})

describe('a provider whose addresses lead elsewhere', () => {
  const metadataService = 'http://169.254.169.254/latest/meta-data'
  const faults: [string, (issuer: string) => Partial<HostileProvider>, RegExp][] = [
    ['a token address that redirects', () => ({ leads: { '/token': metadataService } }), /besked=refused/],
    ['keys that redirect', () => ({ leads: { '/jwks': metadataService } }), /besked=refused/],
    ['a token address inside', () => ({ says: { token_endpoint: metadataService } }), /besked=refused/],
    [
      'a key address on a host of its own',
      () => ({ says: { jwks_uri: 'http://localhost:1/' } }),
      /besked=refused/,
    ],
  ]
  it.each(faults)('%s opens no session, and nobody is asked there', async (_, fault, told) => {
    Object.assign(t.provider, fault(t.provider.issuer))
    const visitor = signInSite(t.db, [entry('fresh', t.provider.issuer)]).newBrowser()
    expect(await visitor.signIn('fresh')).toMatch(told)
    expect(await t.sessions()).toEqual([])
  })

  it.each<[string, Partial<HostileProvider>]>([
    ['speaks in the name of another issuer', { says: { issuer: 'https://evil.example' } }],
    ['signs in no way that we trust', { says: { id_token_signing_alg_values_supported: ['HS256', 'none'] } }],
    ['says more than a megabyte of itself', { says: { padding: 'x'.repeat(1_100_000) } }],
    [
      'redirects whoever asks what it is',
      { leads: { '/.well-known/openid-configuration': metadataService } },
    ],
  ])('is not begun with when it %s', async (_, fault) => {
    Object.assign(t.provider, fault)
    const visitor = signInSite(t.db, [entry('fresh', t.provider.issuer)]).newBrowser()
    const sent = await visitor.send('/log-ind', {
      _token: await visitor.tokenOn('/log-ind'),
      provider: 'fresh',
    })
    expect(sent.status).toBe(503)
    expect(sent.headers.get('retry-after')).toBe('30')
  })
})

describe('an answer', () => {
  const expired = '/log-ind?besked=expired'

  it('counts once: the same address again is too late, and asks the provider for nothing', async () => {
    const back = await browser.goToProvider('staff')
    expect((await browser.open(back)).headers.get('location')).toBe('/konto')
    expect((await browser.open(back)).headers.get('location')).toBe(expired)
    expect(t.provider.exchanges).toBe(1)
  })

  it.each(['/sign-in/callback?code=x', '/sign-in/callback?code=x&state=made-up', '/sign-in/callback'])(
    'that we did not ask for leads nowhere: %s',
    async (address) => {
      await browser.open('/log-ind')
      expect((await browser.open(address)).headers.get('location')).toBe(expired)
      expect(t.provider.exchanges).toBe(0)
    },
  )

  it("finds nothing in another browser, so that nobody is signed in as somebody else's person", async () => {
    const back = await browser.goToProvider('staff')
    const victim = t.site.newBrowser()
    expect((await victim.open(back)).headers.get('location')).toBe(expired)
    await victim.open('/log-ind')
    expect((await victim.open(back)).headers.get('location')).toBe(expired)
    expect(await t.sessions()).toEqual([])
  })

  it("with another attempt's code is refused, even where the provider checks nothing", async () => {
    t.provider.careless = true
    const stolen = new URL(await t.site.newBrowser().goToProvider('staff')).searchParams.get('code') ?? ''
    const back = new URL(await browser.goToProvider('staff'))
    back.searchParams.set('code', stolen)
    expect((await browser.open(back.href)).headers.get('location')).toContain('besked=refused')
    expect(await t.sessions()).toEqual([])
  })

  it('after ten minutes is too late', async () => {
    const back = await browser.goToProvider('staff')
    await t.asSuperuser("update m_851.sign_in_attempt set started_at = started_at - interval '601 seconds'")
    expect((await browser.open(back)).headers.get('location')).toBe(expired)
  })

  it('that somebody cancelled says so, in the language they began in', async () => {
    t.provider.back = { error: 'access_denied', code: '' }
    expect(await browser.signIn('staff', '/en/sign-in')).toBe(
      '/en/sign-in?besked=cancelled&retur=%2Fen%2Faccount',
    )
    expect(await (await browser.open('/en/sign-in?besked=cancelled')).text()).toContain(
      'You are not signed in',
    )
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

describe('a forged form', () => {
  const attempts = () => t.db.as((trx) => trx.selectFrom('sign_in_attempt').select('provider').execute())

  it('begins no sign-in', async () => {
    await t.db.as((trx) => trx.deleteFrom('sign_in_attempt').execute())
    await browser.open('/log-ind')
    const other = await t.site.newBrowser().tokenOn('/log-ind')
    const bodies = [{ provider: 'staff' }, ...['', other].map((_token) => ({ provider: 'staff', _token }))]
    for (const fields of bodies) expect((await browser.send('/log-ind', fields)).status).toBe(403)
    expect((await t.site.newBrowser().send('/log-ind', { provider: 'staff', _token: '' })).status).toBe(403)
    expect(await attempts()).toEqual([])
  })

  it('signs nobody out, also with the token from before they signed in', async () => {
    const before = await browser.tokenOn('/log-ind')
    await browser.signIn('staff')
    for (const _token of ['', before]) expect((await browser.send('/log-ud', { _token })).status).toBe(403)
    expect(await t.sessions()).toHaveLength(1)
  })
})
