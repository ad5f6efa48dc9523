import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../../../test/support/sign-in-site.ts'
import { ida, signInTest } from '../../../test/support/sign-in-test.ts'

const t = await signInTest()
let browser: Browser
beforeEach(async () => {
  browser = await t.begin()
})

const again = '/log-ind/igen?retur=%2Fkonto'
const secondsNow = () => Math.floor(Date.now() / 1000)
/** Ends all other sessions: a grave step of everybody's. Returns where it leads. */
async function endOthers(): Promise<string> {
  const page = await (await browser.open('/konto')).text()
  const keep = /name="session" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const _token = await browser.tokenOn('/konto')
  const sent = await browser.send('/konto/afslut-andre', { _token, keep })
  return sent.headers.get('location') ?? ''
}
/** Two sessions; the one at hand was asked so many minutes ago, and the other is somewhere else. */
async function twoSessions(minutesAgo: number | undefined): Promise<void> {
  await t.site.newBrowser().signIn('staff')
  t.provider.claims = {
    ...ida,
    auth_time: minutesAgo === undefined ? undefined : secondsNow() - minutesAgo * 60,
  }
  await browser.signIn('staff')
  t.provider.claims = ida
}
/** From the page that asks, by its one form, to the provider: what it is asked. */
async function askedOfProvider(): Promise<URLSearchParams> {
  const page = await (await browser.open(again)).text()
  const fields = [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)]
  const form = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
  const sent = await browser.send('/log-ind', form)
  return new URL(sent.headers.get('location') ?? '').searchParams
}
/** All the way and back. Returns where it ends. */
async function signInAgain(): Promise<string> {
  const asked = await askedOfProvider()
  const there = await fetch(`${t.provider.issuer}/authorize?${asked.toString()}`, { redirect: 'manual' })
  const back = await browser.open(there.headers.get('location') ?? '')
  return back.headers.get('location') ?? ''
}

describe('a grave step', () => {
  it('is taken by somebody whom their provider asked a few minutes ago', async () => {
    await twoSessions(14)
    expect(await endOthers()).toBe('/konto?besked=ended')
    expect(await t.sessions()).toHaveLength(1)
  })

  it.each([
    ['was asked an hour ago, and whose provider still knew them', 60],
    ['came without their provider saying when it asked', undefined],
  ])('is not taken by somebody who %s', async (_, minutesAgo) => {
    await twoSessions(minutesAgo)
    expect(await endOthers()).toBe(again)
    expect(await t.sessions()).toHaveLength(2)
    const rows = await t.asSuperuser(
      "select result from m_851.access_log where page = 'account.end-other-sessions' order by id desc limit 1",
    )
    expect(rows).toEqual([{ result: 'refused' }])
  })

  it('is taken after signing in again, on the page that one came from', async () => {
    await twoSessions(60)
    const before = browser.cookie
    expect(await signInAgain()).toBe('/konto')
    expect(browser.cookie).not.toBe(before)
    expect(await endOthers()).toBe('/konto?besked=ended')
    expect(await t.sessions()).toHaveLength(1)
  })

  it('asks a provider whose clock is ahead again when the time is over here', async () => {
    await twoSessions(-30)
    await t.asSuperuser(
      "update m_851.session set authenticated_at = authenticated_at - interval '46 minutes'",
    )
    expect(await endOthers()).toBe(again)
  })
})

describe('signing in again', () => {
  it('asks the provider to ask, whatever session it has', async () => {
    await browser.signIn('staff')
    const asked = await askedOfProvider()
    expect(asked.get('prompt')).toBe('login')
    expect(asked.get('max_age')).toBe('0')
  })

  it('is not asked for when somebody signs in as usual', async () => {
    await browser.open('/log-ind')
    const _token = await browser.tokenOn('/log-ind')
    const sent = await browser.send('/log-ind', { _token, provider: 'staff' })
    expect(new URL(sent.headers.get('location') ?? '').searchParams.has('prompt')).toBe(false)
  })

  it.each([
    ['does not say when it asked', () => undefined],
    ['did not ask after all', () => secondsNow() - 3600],
  ])('comes to nothing where the provider %s', async (_, authTime) => {
    await twoSessions(60)
    t.provider.claims = { ...ida, auth_time: authTime() }
    expect(await signInAgain()).toBe('/log-ind/igen?besked=refused&retur=%2Fkonto')
    expect(await endOthers()).toBe(again)
  })

  it('can be left: one is still signed in, and is told so', async () => {
    await twoSessions(60)
    t.provider.back = { code: '', error: 'access_denied' }
    const to = await signInAgain()
    expect(to).toBe('/log-ind/igen?besked=againCancelled&retur=%2Fkonto')
    expect(await (await browser.open(to)).text()).toContain('Du er stadig logget ind')
  })

  it('leads nowhere else than to this site', async () => {
    await browser.signIn('staff')
    const page = await (await browser.open('/log-ind/igen?retur=https://evil.example')).text()
    expect(page).not.toContain('evil.example')
  })

  it('is for those who are signed in', async () => {
    expect((await browser.open(again)).headers.get('location')).toBe(
      '/log-ind?retur=%2Flog-ind%2Figen%3Fretur%3D%252Fkonto',
    )
  })
})
