import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { signInAs } from './sign-in.ts'
import { expectNoBarrier, expectToFitNarrowScreen, mainText, newTab, watch } from './visit.ts'

const base = inject('demonstration')

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** Somebody's browser that runs no JavaScript; signing in needs none either. */
async function without(key: string): Promise<{ context: BrowserContext; page: Page }> {
  const signedIn = await browser.newContext()
  await signInAs(signedIn, base, key)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await signedIn.storageState(),
  })
  return { context, page: await context.newPage() }
}

/** Where the young person's pages are, by the links of their own. */
async function personOf(page: Page): Promise<string> {
  const href = await page.locator('main a[href*="/me/people/"]').first().getAttribute('href')
  const [, id = ''] = /\/me\/people\/([0-9a-f-]{36})/.exec(href ?? '') ?? []
  return `/me/people/${id}`
}

/** Somebody's tab and where their pages are, kept for the whole file. */
const tabs = new Map<string, Promise<{ page: Page; person: string }>>()
const tabOf = (key: string) => {
  const tab = tabs.get(key) ?? openTab(key)
  tabs.set(key, tab)
  return tab
}
async function openTab(key: string) {
  const page = await newTab(browser)
  await signInAs(page.context(), base, key)
  await page.goto(`${base}/me`)
  return { page, person: await personOf(page) }
}

/** One heading, no barrier, and nothing that a narrow screen cuts off: opened with JavaScript, which axe needs. */
async function expectGood(key: string, path: string): Promise<void> {
  const { page, person } = await tabOf(key)
  await page.removeAllListeners(undefined, { behavior: 'ignoreErrors' })
  const complaints = watch(page, base)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(base + path.replace(':person', person))
  expect(await page.locator('h1').count()).toBe(1)
  await expectNoBarrier(page)
  await expectToFitNarrowScreen(page)
  expect(complaints).toEqual([])
}

describe('Emil, 15', () => {
  it('finds his own visits in the log, writes in his own words and says that something is wrong', async () => {
    const { context, page } = await without('emil')
    await page.goto(`${base}/me`)
    await page.locator('main nav a[href$="/log"]').click()
    await page.locator('main a[href$="/log?own=1"]').click()
    expect(await mainText(page)).toContain('Dig selv')
    await page.goto(`${base}/me/own-words`)
    await page.locator('input[name=kind][value=interests]').check()
    await page.locator('textarea[name=words]').fill('Jeg vil bygge en båd.')
    await page.locator('main form button[type=submit]').click()
    expect(await mainText(page)).toContain('Jeg vil bygge en båd.')
    await page.locator('main a[href*="about=age"]').click()
    await page.locator('textarea[name=words]').fill('Jeg er født på en anden dag.')
    await page.locator('main form button[type=submit]').click()
    expect(await mainText(page)).toContain('Jeg er født på en anden dag.')
    await context.close()
  })

  it('has no barrier in the log of his own visits, also on the narrowest screen', () =>
    expectGood('emil', ':person/log?own=1'))
})

describe('Marianne, Emil’s mother', () => {
  it('sees her child’s page, with a smaller view than his own', async () => {
    const { context, page } = await without('marianne')
    await page.goto(`${base}/me`)
    expect(await mainText(page)).toContain('Emil Thorup Krogh')
    const person = await personOf(page)
    await page.goto(base + person)
    const words = await mainText(page)
    expect(words).toContain('Du ser mindre, nu Emil er fyldt 15 år.')
    expect(words).not.toContain('Jeg vil bygge en båd.')
    await context.close()
  })

  it.each(['/me', ':person', ':person/log', ':person/who-can-see'])('has no barrier on %s', (path) =>
    expectGood('marianne', path),
  )

  it('is somebody whom Emil finds in his log', async () => {
    const { context, page } = await without('emil')
    await page.goto(`${base}/me`)
    await page.locator('main nav a[href$="/log"]').click()
    expect(await mainText(page)).toContain('En forælder eller værge')
    await context.close()
  })
})
