import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { signInAs } from './sign-in.ts'
import { expectNoBarrier, expectToFitNarrowScreen, expectVisibleFirstFocus, newTab, watch } from './visit.ts'

const base = inject('demonstration')
/** The demonstration's initiative 3.1: passage 73 of its one edition. */
const initiative = `${base}/lead/editions/1/passages/73`
const publicPage = `${base}/initiativer/3.1`

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await startBrowser()
  page = await newTab(browser)
  await signInAs(page.context(), base, 'karen')
})
afterAll(() => browser.close())

const send = () => page.locator('main form button[type=submit]').last().click()
const publicWords = async () => (await fetch(publicPage)).text()

describe('the secretariat', () => {
  it('changes an initiative, finds the change in the history, and takes it back', async () => {
    const complaints = watch(page, base)
    await page.goto(`${initiative}/edit`)
    const field = page.locator('textarea[name=short_da]')
    const before = await field.inputValue()
    await field.fill('Unge får hjælp til at blive på deres uddannelse.')
    await send()
    await page.waitForURL(`${initiative}?*`)
    expect(await publicWords()).toContain('Unge får hjælp til at blive på deres uddannelse.')

    const link = page.locator('main a[href*="/take-back/"]').first()
    await page.goto(base + (await link.getAttribute('href')))
    expect(await page.locator('h1').count()).toBe(1)
    await expectVisibleFirstFocus(page)
    await expectNoBarrier(page)
    await expectToFitNarrowScreen(page)
    await send()
    await page.waitForURL(`${initiative}?*`)
    expect(await publicWords()).not.toContain('Unge får hjælp til at blive på deres uddannelse.')
    await page.goto(`${initiative}/edit`)
    expect(await field.inputValue()).toBe(before)
    expect(complaints).toEqual([])
  })

  it('is told at the field what is missing, and keeps what was typed', async () => {
    const complaints = watch(page, base, 422)
    await page.goto(`${initiative}/edit`)
    await page.locator('textarea[name=short_da]').fill('')
    await page.locator('textarea[name=short_en]').fill('Kept as typed.')
    await send()
    await page.waitForLoadState()
    expect(await page.locator('textarea[name=short_en]').inputValue()).toBe('Kept as typed.')
    expect(await page.locator('[aria-invalid=true]').count()).toBeGreaterThan(0)
    await expectNoBarrier(page)
    expect(complaints).toEqual([])
  })

  it('finds what was written once more where its passage is gone', async () => {
    const complaints = watch(page, base, 404)
    await page.goto(`${initiative}/edit`)
    await page.locator('textarea[name=short_en]').fill('Not lost: <b>what</b> was typed.')
    // As if somebody had removed it meanwhile.
    await page.evaluate(
      `document.querySelector('main form').action = '/lead/editions/1/passages/999999/edit'`,
    )
    await send()
    await page.locator('textarea[readonly]').last().waitFor()
    const texts = `[...document.querySelectorAll('textarea[readonly]')].map(({ value }) => value)`
    expect(await page.evaluate<string[]>(texts)).toContain('Not lost: <b>what</b> was typed.')
    await expectNoBarrier(page)
    await expectToFitNarrowScreen(page)
    expect(complaints).toEqual([])
  })
})
