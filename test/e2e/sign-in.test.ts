import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { doors } from '../../src/doors/doors.ts'
import type { Role } from '../../src/platform/access/actor.ts'
import { type CastMember, cast } from '../cast.ts'
import { startBrowser } from '../support/browser.ts'
import { CookieBrowser } from '../support/cookie-browser.ts'
import { beginByForm, hiddenIn, pickAt } from '../support/sign-in-by-forms.ts'
import { memberOf } from './sign-in.ts'
import { expectNoBarrier, newTab, watch } from './visit.ts'

const base = inject('demonstration')
let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** Everybody sits at a browser of their own. */
async function atOwnBrowser(work: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const page = await newTab(browser, options)
  try {
    await work(page)
  } finally {
    await page.context().close()
  }
}

function doorNames({ roles }: { readonly roles: readonly Role[] }): string[] {
  return doors
    .filter(
      (door) => door.roles.some((role) => roles.includes(role)) || (door.withoutRole && roles.length === 0),
    )
    .map(({ name }) => name.da)
}

const signOut = (page: Page) => page.locator('header form button[type=submit]').click()

/** Through the real provider on its own origin, to the page that follows. */
async function signIn(page: Page, member: CastMember): Promise<void> {
  await page.goto(`${base}/log-ind`)
  await page.locator(`form:has(input[name=provider][value=demo-${member.dialect}]) button`).click()
  await page.locator(`button[name=person][value=${member.key}]`).click()
  await page.waitForURL(`${base}/**`)
}

async function comeAndGo(page: Page, member: CastMember): Promise<void> {
  await signIn(page, member)
  expect(new URL(page.url()).pathname).toBe('/konto')
  expect(await page.locator('header').textContent()).toContain(member.name)
  expect(await page.locator('.main-menu-doors a').allTextContents()).toEqual([
    ...doorNames(member),
    'Beskeder',
  ])
  await signOut(page)
  await page.waitForURL(`${base}/log-ind?besked=signedOut`)
  expect(await page.content()).not.toContain(member.name)
  await page.goBack()
  await page.waitForLoadState()
  expect(await page.content()).not.toContain(member.name)
  await page.goto(`${base}/konto`)
  expect(new URL(page.url()).pathname).toBe('/log-ind')
}

/** Writes about somebody, is signed out meanwhile, signs in beside it, and goes on where they were. */
async function writeOnAfterSigningIn(page: Page, member: CastMember): Promise<void> {
  const words = 'En elev, som ingen kender endnu'
  await signIn(page, member)
  await page.goto(`${base}/school/new-concern`)
  await page.locator('main summary').first().click()
  await page.locator('[name=name]').fill(words)
  await page.context().clearCookies()
  const press = (name: string) =>
    Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()])
  await press('Videre')
  expect(await page.locator('main').textContent()).toContain('Du er ikke logget ind mere')
  expect(await page.locator('blockquote').textContent()).toBe(words)
  await expectNoBarrier(page)
  const [beside] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Log ind (åbner i en ny fane)' }).click(),
  ])
  await signIn(beside, member)
  await beside.close()
  await press('Send det igen')
  expect(await page.locator('main').textContent()).toContain(`Du er logget ind som ${member.name}.`)
  await press('Send det igen')
  expect(page.url()).toMatch(/\/school\/concerns\/drafts\/\d+\/what$/)
  await page.goto(`${base}/school/concerns`)
  const draft = page.locator('li', { hasText: words })
  expect(await draft.count()).toBe(1)
  await draft.locator('form button').click()
}

/** Without a browser's work: forms, redirects and cookies alone. */
async function comeAndGoByForms({ key, name, dialect, roles }: CastMember): Promise<void> {
  const browser = new CookieBrowser()
  const back = await pickAt(await beginByForm(browser, base, `demo-${dialect}`), key)
  expect((await browser.open(back)).headers.get('location')).toBe('/konto')
  const account = await (await browser.open(`${base}/konto`)).text()
  const [, links = ''] = /<nav class="[^"]*main-menu-doors"[^>]*>(.*?)<\/nav>/s.exec(account) ?? []
  expect(account).toContain(name)
  expect([...links.matchAll(/<a [^>]*>([^<]*)</g)].map(([, label]) => label)).toEqual([
    ...doorNames({ roles }),
    'Beskeder',
  ])
  await browser.open(`${base}/log-ud`, { _token: hiddenIn(account, '_token') }, base)
  expect((await browser.open(`${base}/konto`)).headers.get('location')).toContain('/log-ind')
}

describe('somebody of the cast', () => {
  it.each(cast)('$name comes by their own provider, and finds their name and their doors', comeAndGoByForms)

  it.each(['emil', 'ida', 'thomas'].map(memberOf))(
    '$name signs in at a browser, sees their name and doors, and is gone after',
    (member) => atOwnBrowser((page) => comeAndGo(page, member)),
  )

  it('can do the same without JavaScript', () =>
    atOwnBrowser((page) => comeAndGo(page, memberOf('ida')), { javaScriptEnabled: false }))
})

describe('a form that somebody was signed out over', () => {
  it('is still there, and goes on when they have signed in beside it', () =>
    atOwnBrowser((page) => writeOnAfterSigningIn(page, memberOf('thomas'))))
})

describe('the way through the provider', () => {
  it('leads to another origin and back to the page that was asked for, without a complaint of the browser', () =>
    atOwnBrowser(async (page) => {
      await page.goto(`${base}/en/account`)
      expect(new URL(page.url()).pathname).toBe('/en/sign-in')
      const provider = new URL(base)
      provider.port = String(Number(provider.port) + 1)
      const errors: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      await page.locator('form:has(input[value=demo-citizen]) button').click()
      expect(new URL(page.url()).origin).toBe(provider.origin)
      await expectNoBarrier(page)
      await page.locator('button[name=person]').first().click()
      await page.waitForURL(`${base}/en/account`)
      expect(errors).toEqual([])
    }))

  it('can be left, and says that nothing happened', () =>
    atOwnBrowser(async (page) => {
      const complaints = watch(page, base)
      await page.goto(`${base}/log-ind`)
      expect(complaints).toEqual([])
      await page.locator('form:has(input[value=demo-school]) button').click()
      await page.locator('main a[href$="/cancel"]').click()
      await page.waitForURL(`${base}/log-ind?besked=cancelled*`)
      expect(await page.locator('.main-menu-doors, header form').count()).toBe(0)
    }))
})
