import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { signInAs } from './sign-in.ts'
import { expectNoBarrier, expectToFitNarrowScreen, expectVisibleFirstFocus, newTab, watch } from './visit.ts'

const base = inject('demonstration')

let browser: Browser
let emil: Page
let ida: Page
beforeAll(async () => {
  browser = await startBrowser()
  emil = await newTab(browser)
  await signInAs(emil.context(), base, 'emil')
  ida = await newTab(browser)
  await signInAs(ida.context(), base, 'ida')
})
afterAll(() => browser.close())

describe('somebody’s own copy', () => {
  it('is fetched at once, and later with the words that the contact person has looked through', async () => {
    const complaints = [watch(emil, base), watch(ida, base)]
    await emil.goto(`${base}/me/copy`)
    await emil.locator('main .link-list a').first().click()
    await emil.waitForURL(/\/me\/copy\/[0-9a-f-]+$/)
    const copy = emil.url()
    await expectVisibleFirstFocus(emil)
    await expectNoBarrier(emil)
    await expectToFitNarrowScreen(emil)

    const json = async () => (await emil.request.get(`${copy}/data.json`)).text()
    const pdf = await emil.request.get(`${copy}/copy.pdf`)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await json()).toContain('Jeg er god til at bygge ting.')
    expect(await json()).not.toContain('onklens værksted')

    await emil.locator('main form button[type=submit]').click()
    await emil.waitForURL(/done=asked/)

    await ida.goto(`${base}/work/copies`)
    await ida.locator('main a[href*="/work/copies/"]').first().click()
    await ida.waitForURL(/\/work\/copies\/\d+$/)
    await expectNoBarrier(ida)
    await expectToFitNarrowScreen(ida)
    // Others write about Emil meanwhile: whatever is left is looked for each time, and not counted beforehand.
    const left = ida.locator('main section', { has: ida.getByText('Mangler', { exact: true }) })
    expect(await left.count()).toBeGreaterThan(0)
    while ((await left.count()) > 0) {
      const section = left.first()
      if (((await section.textContent()) ?? '').includes('onklens'))
        await section.locator('textarea').fill('onklens')
      // From the second one on the address is the same before and after.
      await Promise.all([ida.waitForEvent('load'), section.locator('button[type=submit]').click()])
      expect(ida.url()).toMatch(/done=released/)
    }
    await ida.locator('form[action$="/finish"] button[type=submit]').click()
    await ida.waitForURL(/done=finished/)

    expect(await json()).toContain('████ værksted')
    expect(complaints).toEqual([[], []])
  })
})
