import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { cast } from '../../../test/cast.ts'
import { CookieBrowser } from '../../../test/support/cookie-browser.ts'
import { type IdentityProviders, startIdentityProviders } from './index.ts'

const callback = 'http://127.0.0.1:4859/log-ind/tilbage'
const options = {
  port: 0,
  clients: { redirectUris: [callback], postLogoutRedirectUris: ['http://127.0.0.1:4859/'] },
  secret: 'a secret of this test only, and long enough',
}
let identity: IdentityProviders

beforeAll(async () => {
  identity = await startIdentityProviders(options)
})
afterAll(() => identity.stop())

/** What somebody sees whom the program has sent here. */
async function openPage(path: string, extra: Record<string, string> = {}) {
  const query = new URLSearchParams({
    client_id: 'fodfaeste',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: callback,
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
    state: 'some-state',
    ...extra,
  })
  const browser = new CookieBrowser()
  const url = new URL(`/${path}/auth?${query.toString()}`, identity.origin)
  const first = await browser.open(url)
  const { page, url: pageUrl } = await browser.follow(first, url)
  return { browser, first, page, pageUrl, html: (await page?.text()) ?? '' }
}

describe('the page on which one picks who to be', () => {
  test('lists exactly the people of its dialect, with name and description', async () => {
    const { html } = await openPage('schools')
    const listed = [...html.matchAll(/name="person" value="([a-z]+)"/g)].map(([, key]) => key)
    const school = cast.filter((member) => member.dialect === 'school')
    expect(listed).toEqual(school.map((member) => member.key))
    for (const member of school) expect(html).toContain(`${member.name}</span>`)
    expect(html).toContain('Klasselærer for 9.a på Fjordbakkeskolen.')
  })

  test('says that it is a demonstration and that nobody in it exists', async () => {
    const { html } = await openPage('citizens')
    expect(html).toMatch(/demonstration\. Alle personer er opfundet/)
    expect(html.match(/<h1>/g)).toHaveLength(1)
  })

  test('never shows a person number', async () => {
    const { html } = await openPage('citizens')
    expect(html).not.toMatch(/\d{6}-?\d{4}/)
  })

  test('is in the language that the program asks for, and in the other by its link', async () => {
    const { html, pageUrl, browser } = await openPage('staff', { ui_locales: 'en' })
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('Who do you want to be?')
    const other = await browser.open(`${pageUrl.href}?language=da`)
    expect(await other.text()).toContain('Hvem vil du være?')
  })

  test('allows no script, and forms only here and back to the program', async () => {
    const { page, html } = await openPage('citizens')
    const policy = page?.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self' http://127.0.0.1:4859;")
    expect(html).not.toMatch(/<script|style=|onclick/)
    expect(page?.headers.get('cache-control')).toBe('no-store')
  })

  test('sets cookies named apart from the program’s, for its own path, out of reach of scripts', async () => {
    const { first } = await openPage('staff')
    const cookies = first.headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) expect(cookie).toMatch(/^idp-staff[^;]*; path=\/staff[^;]*;.*httponly/i)
  })

  test('refuses somebody of another dialect, and a form too large to be its own', async () => {
    const { browser, pageUrl } = await openPage('citizens')
    expect((await browser.open(pageUrl, { person: 'ida' })).status).toBe(400)
    expect((await browser.open(pageUrl, { person: 'emil', more: 'x'.repeat(5_000) })).status).toBe(400)
  })

  test('is gone, in words, when the sign-in is not known', async () => {
    const response = await new CookieBrowser().open(`${identity.origin}/staff/interaction/never-was`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('Vi kan ikke logge dig ind')
  })
})

test('another path than the providers’ is a page that says so', async () => {
  const response = await new CookieBrowser().open(`${identity.origin}/elsewhere`)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('Siden findes ikke')
})

test('three issuers stand on one origin, each with its own keys', async () => {
  const keys = await Promise.all(
    identity.providers.map(async ({ issuer }) => {
      expect(issuer.startsWith(`${identity.origin}/`)).toBe(true)
      const configuration = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()
      expect(configuration).toMatchObject({ issuer, response_types_supported: ['code'] })
      return (await fetch(`${issuer}/jwks`)).text()
    }),
  )
  expect(new Set(keys).size).toBe(3)
  expect(keys.join()).not.toContain('"d":')
})

test('starting writes nothing to the log', async () => {
  const spies = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'info'), vi.spyOn(console, 'error')]
  await (await startIdentityProviders(options)).stop()
  for (const spy of spies) expect(spy).not.toHaveBeenCalled()
})

test('a port that is taken is an error, not a wait', async () => {
  const port = Number(new URL(identity.origin).port)
  await expect(startIdentityProviders({ ...options, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

describe('a folder for keys', () => {
  let keyFolder: string
  beforeAll(async () => {
    keyFolder = await mkdtemp(join(tmpdir(), 'fodfaeste-keys-'))
  })
  afterAll(() => rm(keyFolder, { recursive: true }))

  const keysOfOneStart = async () => {
    const started = await startIdentityProviders({ ...options, keyFolder })
    const keys = await (await fetch(`${started.origin}/citizens/jwks`)).text()
    await started.stop()
    return { keys, secrets: started.providers.map((provider) => provider.clientSecret) }
  }

  test('keeps them from start to start, for their owner only', async () => {
    const before = await keysOfOneStart()
    expect(await keysOfOneStart()).toEqual(before)
    expect((await stat(join(keyFolder, 'citizen.jwks.json'))).mode & 0o777).toBe(0o600)
  })

  test('gets new ones where a file is damaged', async () => {
    const before = await keysOfOneStart()
    const file = join(keyFolder, 'citizen.jwks.json')
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 40))
    const after = await keysOfOneStart()
    expect(after.keys).not.toBe(before.keys)
    expect(after.secrets).toEqual(before.secrets)
  })

  test('gets new ones where a file has a key of a kind that is not used any more', async () => {
    const file = join(keyFolder, 'citizen.jwks.json')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'of before', use: 'sig', alg: 'RS256' }
    await writeFile(file, JSON.stringify({ keys: [jwk] }))
    const { keys } = await keysOfOneStart()
    expect(JSON.parse(keys).keys).toMatchObject([{ kty: 'EC', crv: 'P-256', alg: 'ES256' }])
    expect((await keysOfOneStart()).keys).toBe(keys)
  })
})
