/** A browser without pages: it keeps cookies by path and stops at every redirect, so that a test sees each step. */
export class CookieBrowser {
  readonly #cookies = new Map<string, { pair: string; path: string; attributes: readonly string[] }>()

  /** `origin` is what a browser says beside a form: the page's own. */
  async open(url: string | URL, form?: Record<string, string>, origin?: string): Promise<Response> {
    const target = new URL(url)
    const response = await fetch(target, {
      redirect: 'manual',
      headers: {
        cookie: this.#cookiesFor(target.pathname),
        'accept-language': 'da',
        ...(origin ? { origin } : {}),
      },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  /** Follows redirects as long as they stay on the origin; answers the last page, or the address beyond. */
  async follow(response: Response, from: string | URL): Promise<{ page?: Response; url: URL }> {
    const location = response.headers.get('location')
    if (!location) return { page: response, url: new URL(from) }
    const next = new URL(location, from)
    if (next.origin !== new URL(from).origin) return { url: next }
    return this.follow(await this.open(next), next)
  }

  /** What it holds for an origin, as another browser takes it over: with all that the server said of it. */
  cookiesOf(origin: string) {
    return [...this.#cookies.values()].map(({ pair, path, attributes }) => {
      const at = pair.indexOf('=')
      const says = (attribute: string) => attributes.some((one) => one.toLowerCase() === attribute)
      return {
        name: pair.slice(0, at),
        value: pair.slice(at + 1),
        url: new URL(path, origin).href,
        httpOnly: says('httponly'),
        secure: says('secure'),
        ...(says('samesite=lax') ? { sameSite: 'Lax' as const } : {}),
        ...(says('samesite=strict') ? { sameSite: 'Strict' as const } : {}),
      }
    })
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const name = pair.slice(0, pair.indexOf('='))
    const path = attributes.find((one) => one.toLowerCase().startsWith('path='))?.slice(5) ?? '/'
    if (pair.endsWith('=')) this.#cookies.delete(`${name} ${path}`)
    else this.#cookies.set(`${name} ${path}`, { pair, path, attributes })
  }

  #cookiesFor(pathname: string): string {
    const fitting = [...this.#cookies.values()].filter(
      ({ path }) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`),
    )
    return fitting.map(({ pair }) => pair).join('; ')
  }
}
