import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CookieBrowser } from '../../../test/support/cookie-browser.ts'
import { type IdentityProviders, startIdentityProviders } from './index.ts'

const callback = 'http://127.0.0.1:4859/log-ind/tilbage'
const signedOut = 'http://127.0.0.1:4859/'
let identity: IdentityProviders

beforeAll(async () => {
  identity = await startIdentityProviders({
    port: 0,
    clients: { redirectUris: [callback], postLogoutRedirectUris: [signedOut] },
    secret: 'a secret of this test only, and long enough',
  })
})
afterAll(() => identity.stop())

function discover(dialect: string): Promise<client.Configuration> {
  const provider = identity.providers.find((one) => one.dialect === dialect)
  if (!provider) throw new Error(`no provider for ${dialect}`)
  return client.discovery(
    new URL(provider.issuer),
    provider.clientId,
    provider.clientSecret,
    undefined,
    // The demonstration has no certificate: it never leaves this machine.
    { execute: [client.allowInsecureRequests] },
  )
}

async function begin(config: client.Configuration, extra: Record<string, string> = {}) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  const expectedNonce = client.randomNonce()
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    ...extra,
  })
  return { url, checks: { pkceCodeVerifier, expectedState, expectedNonce } }
}

/** The whole way: discovery, the page, one person picked, the code exchanged, the ID token checked. */
async function signIn(dialect: string, person: string, browser = new CookieBrowser()) {
  const config = await discover(dialect)
  const { url, checks } = await begin(config)
  const { url: pageUrl } = await browser.follow(await browser.open(url), url)
  const picked = await browser.open(pageUrl, { person })
  const { url: back } = await browser.follow(picked, pageUrl)
  const tokens = await client.authorizationCodeGrant(config, back, checks)
  return { config, back, checks, tokens, claims: tokens.claims() }
}

describe('signing in to the demonstration', () => {
  test('a citizen comes with a birth date, an invented person number and a level of assurance', async () => {
    const { claims } = await signIn('citizen', 'emil')
    expect(claims).toMatchObject({
      name: 'Emil Thorup Krogh',
      birthdate: '2011-03-14',
      'dk.cpr': expect.stringMatching(/^7403119\d{3}$/),
      acr: 'https://data.gov.dk/concept/core/nsis/Substantial',
    })
    expect(claims?.sub).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('staff come with their organisation and job functions, and no person number', async () => {
    const { claims } = await signIn('staff', 'bente')
    expect(claims).toMatchObject({
      name: 'Bente Skovmose',
      organisation: 'Uddannelseshuset UU',
      job_functions: [
        'http://aalborg.example/roles/jobrole/team-leader/1',
        'http://aalborg.example/roles/jobrole/leadership-group/1',
      ],
    })
    expect(claims).not.toHaveProperty('dk.cpr')
  })

  test('somebody with no role here signs in and brings none', async () => {
    const { claims } = await signIn('staff', 'palle')
    expect(claims).toMatchObject({ name: 'Palle Hedegaard Bro', job_functions: [] })
  })

  test('a teacher comes with a user id, a school and classes', async () => {
    const { claims } = await signIn('school', 'thomas')
    expect(claims).toMatchObject({
      sub: expect.stringMatching(/^thom\d{5}$/),
      institution: 'Fjordbakkeskolen',
      actor_type: 'teacher',
      groups: ['9.a'],
    })
    expect(claims).not.toHaveProperty('birthdate')
  })

  test('one may sign in as somebody else at once, and is asked each time', async () => {
    const browser = new CookieBrowser()
    const first = await signIn('staff', 'ida', browser)
    const second = await signIn('staff', 'karen', browser)
    expect([first.claims?.name, second.claims?.name]).toEqual([
      'Ida Østergaard Moth',
      'Karen Vinther Sølling',
    ])
  })

  test('cancelling comes back with access_denied', async () => {
    const browser = new CookieBrowser()
    const { url, checks } = await begin(await discover('citizen'))
    const { page, url: pageUrl } = await browser.follow(await browser.open(url), url)
    const link = /href="([^"]+\/cancel)"/.exec((await page?.text()) ?? '')?.[1] ?? ''
    const cancelUrl = new URL(link, pageUrl)
    const { url: back } = await browser.follow(await browser.open(cancelUrl), cancelUrl)
    expect(back.href.startsWith(callback)).toBe(true)
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('state')).toBe(checks.expectedState)
  })

  test('signing out goes straight back, with the state', async () => {
    const { config, tokens } = await signIn('school', 'ulla')
    const url = client.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: signedOut,
      state: 'where-i-was',
    })
    const response = await new CookieBrowser().open(url)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`${signedOut}?state=where-i-was`)
  })
})

describe('the provider refuses', () => {
  test('a request without PKCE', async () => {
    const config = await discover('staff')
    const { url } = await begin(config)
    url.searchParams.delete('code_challenge')
    url.searchParams.delete('code_challenge_method')
    const browser = new CookieBrowser()
    const { url: back } = await browser.follow(await browser.open(url), url)
    expect(back.searchParams.get('error')).toBe('invalid_request')
  })

  test('the implicit flow', async () => {
    const { url } = await begin(await discover('staff'), { response_type: 'id_token' })
    const response = await new CookieBrowser().open(url)
    expect(response.headers.get('location')).toContain('error=unsupported_response_type')
  })

  test('an address to come back to that is not registered', async () => {
    const { url } = await begin(await discover('staff'), { redirect_uri: 'http://127.0.0.1:4858/elsewhere' })
    const response = await new CookieBrowser().open(url)
    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
  })

  test('signing out to an address that is not registered', async () => {
    const { config, tokens } = await signIn('staff', 'duc')
    const url = client.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'http://127.0.0.1:4858/',
    })
    expect((await new CookieBrowser().open(url)).status).toBe(400)
  })

  test('a code that was used before', async () => {
    const { config, back, checks } = await signIn('staff', 'hanne')
    await expect(client.authorizationCodeGrant(config, back, checks)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  test('a person of another dialect', async () => {
    await expect(signIn('citizen', 'ida')).rejects.toThrow()
  })

  test('a page that another browser opened', async () => {
    const { url } = await begin(await discover('staff'))
    const browser = new CookieBrowser()
    const { url: pageUrl } = await browser.follow(await browser.open(url), url)
    expect((await new CookieBrowser().open(pageUrl, { person: 'ida' })).status).toBe(400)
  })
})
