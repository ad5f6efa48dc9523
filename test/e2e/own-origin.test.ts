import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { addresses, further } from './addresses.ts'
import { signInAs } from './sign-in.ts'

const base = inject('demonstration')
const seen = Object.values({ ...addresses, ...further }).filter((one) => one.kind === 'page')

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** All that a browser asked for, set or kept while somebody walked through pages. */
async function walk(context: BrowserContext, paths: readonly string[]) {
  const asked = new Set<string>()
  const referrers = new Set<string>()
  context.on('request', (request) => {
    asked.add(new URL(request.url()).origin)
    const { referer } = request.headers()
    if (referer) referrers.add(new URL(referer).origin)
  })
  const page = await context.newPage()
  const kept: string[] = []
  const titles: string[] = []
  for (const path of paths) {
    await page.goto(base + path, { waitUntil: 'load' })
    titles.push(await page.title())
    kept.push(...(await keptIn(page)))
  }
  await page.close()
  return { asked: [...asked], referrers: [...referrers], kept, titles, cookies: await context.cookies(base) }
}

const keptIn = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ])()`)

describe('a visitor who signs in nowhere', () => {
  it('is asked nothing by others, gets no cookie, and nothing is kept with them', async () => {
    const context = await browser.newContext()
    // That no page asks others is tried on every page (every-page.ts); here in one walk, as people take it.
    const found = await walk(context, [
      '/',
      '/temaer/2',
      '/soeg?q=uddannelse',
      '/maal-og-tal/eud-applications',
      '/hent',
    ])
    expect(found.asked).toEqual([base])
    expect(found.referrers.filter((origin) => origin !== base)).toEqual([])
    expect(found.kept).toEqual([])
    expect(found.cookies).toEqual([])
    await context.close()
  })
})

describe('somebody signed in', () => {
  it('has one cookie, which no script can read, and nothing kept besides', async () => {
    const who = seen.flatMap((one) => ('as' in one && one.as ? [one.as] : []))[0]
    if (!who) throw new Error('no page is for somebody signed in')
    const context = await browser.newContext()
    await signInAs(context, base, who)
    const theirs = seen.filter((one) => 'as' in one && one.as === who)
    const found = await walk(
      context,
      theirs.map(({ path }) => path.da),
    )
    expect(found.asked).toEqual([base])
    expect(found.kept).toEqual([])
    expect(
      found.cookies.map(({ name, httpOnly, sameSite, expires }) => ({ name, httpOnly, sameSite, expires })),
    ).toEqual([{ name: 'session', httpOnly: true, sameSite: 'Lax', expires: -1 }])
    await context.close()
  })
})
