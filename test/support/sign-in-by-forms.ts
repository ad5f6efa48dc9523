import { CookieBrowser } from './cookie-browser.ts'

/** The value of a hidden field of a page. */
export const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** Begins at one of the providers on the sign-in page. Returns where the program sends the browser. */
export async function beginByForm(browser: CookieBrowser, base: string, provider: string): Promise<URL> {
  const page = await (await browser.open(`${base}/log-ind`)).text()
  const fields = { _token: hiddenIn(page, '_token'), provider }
  const started = await browser.open(`${base}/log-ind`, fields, base)
  return new URL(started.headers.get('location') ?? '')
}

/** Picks somebody at the demonstration's provider. Returns the address to come back to. */
export async function pickAt(provider: URL, person: string): Promise<URL> {
  const there = new CookieBrowser()
  const { url: choice } = await there.follow(await there.open(provider), provider)
  const { url: back } = await there.follow(await there.open(choice, { person }), choice)
  return back
}

/** A browser without pages in which somebody of the cast is signed in. */
export async function signInByForms(base: string, dialect: string, person: string): Promise<CookieBrowser> {
  const browser = new CookieBrowser()
  await browser.open(await pickAt(await beginByForm(browser, base, `demo-${dialect}`), person))
  return browser
}
