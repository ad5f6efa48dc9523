import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { signInAs } from './sign-in.ts'
import { expectNoBarrier, expectToFitNarrowScreen, newTab, watch } from './visit.ts'

const base = inject('demonstration')

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** Reports somebody of the reader's own, in the three steps. */
async function report(page: Page): Promise<void> {
  const main = page.locator('main')
  const next = async (button: string) => {
    await main.getByRole('button', { name: button }).first().click()
    await page.waitForLoadState()
  }
  await page.goto(`${base}/work/new-report`)
  await main.getByLabel('Vælg på listen').selectOption({ index: 1 })
  await next('Videre')
  await main.getByLabel('Fravær', { exact: true }).check()
  await main.getByLabel('Fortæl kort med dine egne ord').fill('Har ikke været her siden mandag.')
  await main.getByLabel('Kan vente nogle dage', { exact: true }).check()
  await next('Videre')
  await main.getByLabel('Ja, jeg har sagt det', { exact: true }).check()
  await next('Send bekymringen')
}

describe('the list of today', () => {
  it('says that there is news while it is open, and is gone through by keyboard', async () => {
    const page = await newTab(browser)
    const context = page.context()
    await signInAs(page.context(), base, 'ida')
    const complaints = watch(page, base)
    await page.goto(`${base}/work`)
    const news = page.getByText('Der er kommet nyt.')
    expect(await news.isVisible()).toBe(false)
    await report(await context.newPage())
    await news.waitFor({ state: 'visible' })
    await page.getByRole('link', { name: 'Hent listen igen' }).click()
    await page.waitForLoadState()
    expect(await news.isVisible()).toBe(false)

    const focused = () => page.evaluate('document.activeElement?.closest("tr")?.rowIndex ?? 0')
    // Elsewhere on the page a letter does nothing.
    await page.keyboard.press('j')
    expect(await focused()).toBe(0)
    await page.locator('[data-rows]').focus()
    await page.keyboard.press('j')
    expect(await focused()).toBe(1)
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe(2)
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    expect(await focused()).toBe(1)
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await page.keyboard.press('?')
    expect(await page.locator('[data-rows-help]').isVisible()).toBe(true)

    await expectNoBarrier(page)
    await expectToFitNarrowScreen(page)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.locator('tbody tr').first().focus()
    await Promise.all([page.waitForURL(/\/work\/(concerns|people)\//), page.keyboard.press('Enter')])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('takes a step in the row without JavaScript, and stays filtered', async () => {
    const page = await newTab(browser, { javaScriptEnabled: false })
    const context = page.context()
    await signInAs(page.context(), base, 'ida')
    await report(page)
    await page.goto(`${base}/work?kind=acknowledge`)
    const rows = page.locator('[data-rows] tbody tr')
    // Others report meanwhile: it is this one that must be gone.
    const step = await rows.first().locator('form[action$="/step"]').getAttribute('action')
    await rows.first().getByRole('button', { name: 'Kvitter for den' }).click()
    await page.waitForURL(`${base}/work?kind=acknowledge&done=concernStep`)
    expect(await page.getByText('Det er noteret.').isVisible()).toBe(true)
    expect(await rows.locator(`form[action="${step}"]`).count()).toBe(0)
    await context.close()
  })

  it('says without JavaScript that an agreed step is done, where it stood', async () => {
    const page = await newTab(browser, { javaScriptEnabled: false })
    await signInAs(page.context(), base, 'goran')
    await page.goto(`${base}/work?kind=step`)
    const row = page.locator('[data-rows] tbody tr').filter({ hasText: 'snusedag' })
    await row.getByRole('button', { name: 'Det er gjort' }).click()
    await page.waitForURL(`${base}/work?kind=step&done=stepDone`)
    expect(await page.getByText('Skridtet er gjort.').isVisible()).toBe(true)
    expect(await row.count()).toBe(0)
    await page.context().close()
  })

  it('books a talk in the row, and keeps what was typed where something is missing', async () => {
    const page = await newTab(browser)
    await signInAs(page.context(), base, 'ida')
    await report(page)
    await page.goto(`${base}/work?kind=first-contact`)
    await page.getByRole('link', { name: 'Samtale aftalt' }).first().click()
    const form = page.locator('#book')
    const day = new Date(Date.now() + 14 * 24 * 3_600_000).toISOString().slice(0, 10)
    await form.getByLabel('Dag', { exact: true }).fill(day)
    await form.getByLabel('Klokken', { exact: true }).fill('9.30')
    const book = () => form.getByRole('button', { name: 'Sæt tiden' }).click()
    await book()
    await page.getByRole('link', { name: 'Skriv, hvor I mødes.' }).waitFor()
    expect(await form.getByLabel('Klokken', { exact: true }).inputValue()).toBe('9.30')
    await expectNoBarrier(page)
    await expectToFitNarrowScreen(page)
    await form.getByLabel('Hvor mødes I?').fill('Uddannelseshuset')
    const parents = form.getByLabel('Ja, de bliver inviteret')
    if ((await parents.count()) > 0) await parents.check()
    await book()
    await page.waitForURL(`${base}/work?kind=first-contact&done=talkBooked`)
    expect(await page.getByText('Tiden er sat, og alle har fået besked.').isVisible()).toBe(true)
    await page.context().close()
  })
})
