import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { doors } from '../../src/doors/doors.ts'
import type { Role } from '../../src/platform/access/actor.ts'
import { type CastMember, cast } from '../cast.ts'
import { startBrowser } from '../support/browser.ts'
import { memberOf, signIn } from './sign-in.ts'
import { expectNoBarrier, watch } from './visit.ts'

const base = inject('demonstration')
let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** Everybody sits at a browser of their own. */
async function atOwnBrowser(work: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options)
  try {
    await work(await context.newPage())
  } finally {
    await context.close()
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

async function comeAndGo(page: Page, member: CastMember): Promise<void> {
  await signIn(page, base, member)
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

describe('somebody of the cast', () => {
  it.each(cast)(
    '$name signs in with their own provider, sees their name and doors, and is gone after',
    (member) => atOwnBrowser((page) => comeAndGo(page, member)),
  )

  it('can do the same without JavaScript', () =>
    atOwnBrowser((page) => comeAndGo(page, memberOf('ida')), { javaScriptEnabled: false }))
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
