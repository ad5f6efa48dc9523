import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { type Language, languages } from '../../src/platform/text/language.ts'
import { startBrowser } from '../support/browser.ts'
import { allOfKind } from './addresses.ts'
import { signInAs } from './sign-in.ts'
import { expectNoBarrier, expectToFitNarrowScreen, expectVisibleFirstFocus, newTab, watch } from './visit.ts'

const base = inject('demonstration')

/**
 * Each page in Danish on a telephone and in English on a wide screen. A second of each visit is axe's, so it comes along
 * once for each page, and by turns: to one on the telephone, to the next on the wide screen.
 */
export const visitsIn = (language: Language) =>
  allOfKind('page').map(({ name, seen }, place) => ({
    name,
    language,
    seen,
    path: seen.path[language],
    withAxe: languages[place % languages.length] === language,
  }))

/** Opens pages in a browser of the file's own; no two of them may have one title. */
export function visiting(): (visit: ReturnType<typeof visitsIn>[number]) => Promise<void> {
  const titles = new Map<string, string>()
  /** A tab for each visitor, kept for the whole file: opening one takes its time. */
  const tabs = new Map<string, Page>()
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  async function tabOf(who: string | undefined): Promise<Page> {
    const known = tabs.get(who ?? '')
    if (known) return known
    const tab = await newTab(browser)
    if (who) await signInAs(tab.context(), base, who)
    if (who === 'duc') await statePurpose(tab)
    tabs.set(who ?? '', tab)
    return tab
  }

  return async ({ name, language, path, seen, withAxe }) => {
    const page = await tabOf(seen.as)
    await page.removeAllListeners(undefined, { behavior: 'ignoreErrors' })
    const complaints = watch(page, base, seen.status)
    await page.setViewportSize({ width: language === 'da' ? 320 : 1280, height: 800 })
    const response = await page.goto(base + path, { waitUntil: 'load' })
    expect(response?.status()).toBe(seen.status ?? 200)
    const { title, ...said } = await headOf(page)
    expect(said).toEqual({ language, headings: 1 })
    expect(title).not.toBe('')
    const before = titles.get(title)
    expect(before, `${title} is also the title of ${before}`).toBeUndefined()
    titles.set(title, name)
    await expectVisibleFirstFocus(page)
    if (withAxe) await expectNoBarrier(page)
    await expectToFitNarrowScreen(page)
    expect(complaints).toEqual([])
    const main = await mainPart(page, (await response?.text()) ?? '')
    expect(main.now).toBe(main.came)
    expect(main.now).not.toBe('')
  }
}

/** In one question: a locator brings a script of its own into each new page, which takes longer than the answer. */
const headOf = (page: Page) =>
  page.evaluate<{ language: string; headings: number; title: string }>(`({
    language: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    title: document.title.trim(),
  })`)

/** Figures of any day are for whoever has said what for. */
async function statePurpose(tab: Page): Promise<void> {
  await tab.goto(`${base}/en/admin/figures`)
  await tab.locator('[name=purpose]').fill('To see that every page is whole')
  await tab.getByRole('button', { name: 'Save and see the figures' }).click()
}

/** The page's main part as our scripts left it, and as it came: whoever has no JavaScript misses nothing. */
async function mainPart(page: Page, came: string): Promise<{ now: string; came: string }> {
  return page.evaluate(
    `((came) => {
      const main = (from) => from.querySelector('main').outerHTML
      return { now: main(document), came: main(new DOMParser().parseFromString(came, 'text/html')) }
    })(${JSON.stringify(came)})`,
  )
}
