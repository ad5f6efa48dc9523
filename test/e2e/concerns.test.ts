import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { signInAs } from './sign-in.ts'
import { newTab } from './visit.ts'

const base = inject('demonstration')

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** What a new user does, counted: a click, a choice, a filled field. */
function counting(page: Page) {
  let interactions = 0
  const act = async (what: Promise<unknown>) => {
    interactions += 1
    await what
    await page.waitForLoadState()
  }
  const main = page.locator('main')
  return {
    count: () => interactions,
    follow: (name: string) => act(main.getByRole('link', { name }).first().click()),
    press: (name: string) => act(main.getByRole('button', { name }).first().click()),
    tick: (name: string) => act(main.getByLabel(name, { exact: true }).check()),
    write: (name: string, words: string) => act(main.getByLabel(name).fill(words)),
    choose: (name: string) => act(main.getByLabel(name).selectOption({ index: 1 })),
  }
}

describe('a teacher on a telephone, without JavaScript', () => {
  it('reports a concern in at most 12 interactions from the first page to the receipt', async () => {
    const page = await newTab(browser, {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    })
    const context = page.context()
    await signInAs(page.context(), base, 'thomas')
    await page.goto(`${base}/school`)
    const teacher = counting(page)
    await teacher.follow('Meld en bekymring')
    expect(await page.locator('main').textContent()).toContain('112')
    await teacher.choose('Vælg på listen')
    await teacher.press('Videre')
    await teacher.tick('Fravær')
    await teacher.write('Fortæl kort med dine egne ord', 'Har ikke været her siden mandag.')
    await teacher.tick('Kan vente nogle dage')
    await teacher.press('Videre')
    await teacher.tick('Ja, jeg har sagt det')
    await teacher.press('Send bekymringen')
    const receipt = await page.locator('main').textContent()
    expect(receipt).toMatch(/Dit nummer er [0-9A-F]{4}-[0-9A-F]{4}/)
    expect(receipt).toContain('Kvittering til den, der meldte: senest')
    expect(teacher.count()).toBeLessThanOrEqual(12)
    await context.close()
  })
})
