import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { languages } from '../../src/platform/text/language.ts'
import { startBrowser } from '../support/browser.ts'
import { registeredPages } from '../support/registry.ts'
import { addresses, further, type Seen } from './addresses.ts'
import { signInAs } from './sign-in.ts'
import { expectNoBarrier, expectToFitNarrowScreen, expectVisibleFirstFocus, watch } from './visit.ts'

const base = inject('demonstration')
const everything = Object.entries({ ...addresses, ...further })
const only = <Kind extends Seen['kind']>(kind: Kind) =>
  everything.flatMap(([name, seen]) =>
    seen.kind === kind ? [{ name, seen: seen as Extract<Seen, { kind: Kind }> }] : [],
  )
/**
 * Each page in Danish on a telephone and in English on a wide screen. Two seconds of each visit are axe's, so it comes
 * along once for each page, and by turns: to one on the telephone, to the next on the wide screen.
 */
const visits = only('page').flatMap(({ name, seen }, place) =>
  languages.map((language, turn) => ({
    name,
    language,
    seen,
    path: seen.path[language],
    withAxe: place % languages.length === turn,
  })),
)

let browser: Browser
/** A tab for each visitor, kept for the whole file: opening one takes its time. */
const tabs = new Map<string, Page>()

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

async function tabOf(who: string | undefined): Promise<Page> {
  const known = tabs.get(who ?? '')
  if (known) return known
  const context = await browser.newContext()
  if (who) await signInAs(context, base, who)
  const tab = await context.newPage()
  tabs.set(who ?? '', tab)
  return tab
}

/** The words of the page as our scripts left it, and as it came: what somebody reads without JavaScript. */
async function wordsOf(page: Page, came: string): Promise<{ now: string; came: string }> {
  return page.evaluate(
    `((came) => {
      const words = (from) => from.querySelector('main').textContent.replaceAll(/\\s+/g, ' ').trim()
      return { now: words(document), came: words(new DOMParser().parseFromString(came, 'text/html')) }
    })(${JSON.stringify(came)})`,
  )
}

describe('the list of addresses', () => {
  it('names every registered page, and none that is gone', async () => {
    const registered = (await registeredPages()).filter(({ method }) => method === 'GET').map(({ id }) => id)
    expect(Object.keys(addresses).sort()).toEqual(registered.sort())
  })
})

describe('a page in the browser', () => {
  const titles = new Map<string, string>()

  it.each(visits)(
    '$path is whole, open to everybody, and quiet',
    async ({ name, language, path, seen, withAxe }) => {
      const page = await tabOf(seen.as)
      await page.removeAllListeners(undefined, { behavior: 'ignoreErrors' })
      const complaints = watch(page, base, seen.status)
      await page.setViewportSize({ width: language === 'da' ? 320 : 1280, height: 800 })
      const response = await page.goto(base + path, { waitUntil: 'load' })
      expect(response?.status()).toBe(seen.status ?? 200)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await page.locator('h1').count()).toBe(1)
      const title = await page.title()
      expect(title.trim()).not.toBe('')
      const before = titles.get(`${language} ${title}`)
      expect(before, `${title} is also the title of ${before}`).toBeUndefined()
      titles.set(`${language} ${title}`, name)
      await expectVisibleFirstFocus(page)
      if (withAxe) await expectNoBarrier(page)
      await expectToFitNarrowScreen(page)
      expect(complaints).toEqual([])
      const words = await wordsOf(page, (await response?.text()) ?? '')
      expect(words.now).toBe(words.came)
      expect(words.now).not.toBe('')
    },
  )
})

describe('a file', () => {
  it.each(only('file'))('$name comes as what it is', async ({ seen }) => {
    for (const language of languages) {
      const response = await fetch(base + seen.path[language])
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain(seen.type)
      expect((await response.text()).length).toBeGreaterThan(20)
    }
  })
})
