import { hash, randomBytes } from 'node:crypto'

/**
 * The one cookie: which browser this is, and once somebody is signed in also their session. The browser's part is
 * random, opens nothing, and stays through sign-in, so that sign-ins begun in several tabs can all be finished.
 */
export interface CookieValue {
  readonly browser: string
  readonly token?: string | undefined
}

const form = /^([A-Za-z0-9_-]{22})(?:\.([A-Za-z0-9_-]{43}))?$/

export interface SessionCookie {
  read(header: string | undefined): CookieValue | undefined
  /** The `Set-Cookie` that keeps the value until the browser is closed. */
  write(value: CookieValue): string
  readonly clear: string
}

/**
 * @param https over it, the name's prefix makes the browser hold the cookie to this host and to https. The
 *   demonstration's http cannot have that: Safari keeps no `Secure` cookie for it, even on localhost.
 */
export function sessionCookie(https: boolean): SessionCookie {
  const name = https ? '__Host-session' : 'session'
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
  return {
    read: (header) => (header === undefined ? undefined : parse(cookieValue(header, name))),
    write: ({ browser, token }) =>
      `${name}=${token === undefined ? browser : `${browser}.${token}`}${attributes}`,
    clear: `${name}=; Max-Age=0${attributes}`,
  }
}

function cookieValue(header: string, name: string): string {
  for (const pair of header.split(';')) {
    const [key = '', value = ''] = pair.split('=', 2)
    if (key.trim() === name) return value.trim()
  }
  return ''
}

function parse(value: string): CookieValue | undefined {
  const [, browser, token] = form.exec(value) ?? []
  return browser === undefined ? undefined : { browser, token }
}

export const newBrowser = (): string => randomBytes(16).toString('base64url')

/** 256 random bits. Only the browser keeps it; the database has its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a value that only a browser may have. */
export const hashOf = (value: string): Buffer => hash('sha256', value, 'buffer')
