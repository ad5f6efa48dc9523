import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'

/** WCAG 2.2 AA, which the law on web accessibility asks for, and what axe holds to be good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Writes down what a page should not do: speak in the console, fail, or ask somebody else. */
export function watch(page: Page, origin: string, expectedStatus = 200): string[] {
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => {
    if (!isSkippedTransition(message)) complaints.push(`error: ${message}`)
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isTheAnswerItself(message.text(), expectedStatus))
      complaints.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origin && url.protocol !== 'data:') complaints.push(`asks ${url.origin}`)
  })
  page.on('requestfailed', (request) => {
    // What was still on its way when somebody went on to the next page is called aborted.
    const reason = request.failure()?.errorText
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${reason}`)
  })
  return complaints
}

/** Chromium says so where a page came faster, or slower, than its view transition: nobody is the worse for it. */
const isSkippedTransition = (message: string): boolean => /^Transition was (aborted|skipped)/.test(message)

/** Chromium writes a line about each answer of 400 and above, also where that is the page asked for. */
const isTheAnswerItself = (message: string, status: number): boolean =>
  status >= 400 && message.includes(`the server responded with a status of ${status}`)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What is well is not described: a third of its time went into that. */
const options: RunOptions = { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] }

/** A tab of somebody who asked for no motion, so that no page is waited for until it stands still. */
export async function newTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  return context.newPage()
}

const sessions = new WeakMap<Page, CDPSession>()

/** By the browser's own protocol: as an expression of the test's it would be read three times. */
async function bringAxe(page: Page): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, session)
  await session.send('Runtime.evaluate', { expression: axe })
}

/** Only what is wrong leaves the page: to carry over all that axe looked at took as long as looking. */
export async function expectNoBarrier(page: Page): Promise<void> {
  await bringAxe(page)
  const found = await page.evaluate<Pick<AxeResults['violations'][number], 'id' | 'nodes'>[]>(
    `axe.run(document, ${JSON.stringify(options)})
       .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) })))`,
  )
  expect(
    found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([])
}

/** The narrowest screen that WCAG 1.4.10 (Reflow) asks for. */
export async function expectToFitNarrowScreen(page: Page): Promise<void> {
  if (page.viewportSize()?.width !== 320) await page.setViewportSize({ width: 320, height: 640 })
  const found = await page.evaluate<{ width: number; wide: string[] }>(`(() => {
    const width = document.documentElement.scrollWidth
    const wide = [...document.querySelectorAll('body *')]
      .filter((element) => width > 320 && element.getBoundingClientRect().right > 320)
      .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5)
    return { width, wide }
  })()`)
  expect(found.wide).toEqual([])
  expect(found.width).toBeLessThanOrEqual(320)
}

/** The first Tab reaches the way past the menus, and one can see that it did. */
export async function expectVisibleFirstFocus(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  const focus = await page.evaluate<{ href: string; inside: boolean; marked: boolean }>(`(async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished))
    const element = document.activeElement
    const { top, left, width, height } = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    return {
      href: element.getAttribute('href') ?? element.tagName,
      inside: width > 20 && height > 10 && top >= 0 && left >= 0 && style.opacity !== '0',
      marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    }
  })()`)
  expect(focus).toEqual({ href: '#main-content', inside: true, marked: true })
}

/** The words of a page's main part, as somebody reads them. */
export async function mainText(page: Page): Promise<string> {
  const texts = await page.locator('main').allInnerTexts()
  return texts.join(' ').replaceAll(/\s+/g, ' ').trim()
}
