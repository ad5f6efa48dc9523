import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { newTab, watch } from './visit.ts'

const base = inject('demonstration')
let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** Goes on with Tab until the focus is where it should be; whoever has no mouse does the same. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
  }
  throw new Error(`80 tabs on ${page.url()} do not reach ${selector}`)
}

async function follow(page: Page, selector: string, path: string): Promise<void> {
  await tabTo(page, selector)
  await Promise.all([page.waitForURL(base + path), page.keyboard.press('Enter')])
}

const heading = (page: Page) => page.locator('h1').textContent()
const path = (page: Page) => page.url().slice(base.length)

describe('somebody with a keyboard', () => {
  it('goes from the front page to a theme, a sub-goal and back, and changes language on the way', async () => {
    const page = await newTab(browser)
    const complaints = watch(page, base)
    await page.goto(`${base}/`)
    await follow(page, 'main a[href="/temaer/2"]', '/temaer/2')
    const theme = await heading(page)
    await follow(page, 'main a[href="/delmaal/2.3"]', '/delmaal/2.3')
    expect(await heading(page)).toContain('2.3')
    await follow(page, '.breadcrumbs a[href="/temaer/2"]', '/temaer/2')
    expect(await heading(page)).toBe(theme)
    await follow(page, 'header a[hreflang=en]', '/en/themes/2')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await heading(page)).not.toBe(theme)
    await follow(page, 'header a[hreflang=da]', '/temaer/2')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('jumps past the menus', async () => {
    const page = await newTab(browser)
    await page.goto(`${base}/temaer/1`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true)
    await page.close()
  })

  it('finds a page by a word, and one that is written without Danish letters too', async () => {
    const page = await newTab(browser)
    for (const [words, expected] of [
      ['brobygning', '/initiativer/2.5'],
      ['ungebyraadet', '/'],
    ] as const) {
      await page.goto(`${base}/`)
      await follow(page, '.main-menu a[href="/soeg"]', '/soeg')
      await tabTo(page, '#q')
      await page.keyboard.type(words)
      await page.keyboard.press('Enter')
      await page.waitForURL(`${base}/soeg?q=${words}`)
      const found = await page
        .locator('main ol a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      expect(found.join(' ')).toContain(expected)
      await tabTo(page, 'main ol a')
      await page.keyboard.press('Enter')
      await page.waitForURL(({ pathname }) => pathname !== '/soeg')
      expect(found).toContain(path(page))
    }
    await page.close()
  })
})

describe('reading aloud', () => {
  const buttons = async (voices: { lang: string; localService: boolean }[]) => {
    const page = await newTab(browser)
    await page.addInitScript(`speechSynthesis.getVoices = () => ${JSON.stringify(voices)}`)
    await page.goto(`${base}/`)
    const texts = await page.locator('button.read-aloud').allTextContents()
    await page.close()
    return texts
  }

  it('is not offered without a voice on this machine: a remote one would send the text away', async () => {
    expect(await buttons([])).toEqual([])
    expect(await buttons([{ lang: 'da-DK', localService: false }])).toEqual([])
    expect(await buttons([{ lang: 'en-GB', localService: true }])).toEqual([])
  })

  it('is offered with a local voice for the language of the page', async () => {
    expect(await buttons([{ lang: 'da-DK', localService: true }])).toEqual(['Læs højt'])
  })
})
