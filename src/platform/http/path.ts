import type { Bilingual, Language } from '../text/language.ts'

/** The names of a path's parts: `'/temaer/:theme'` → `'theme'`. */
type Parts<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parts<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** A page's address in both languages, Danish at the root: write the English one without its `/en`. */
export type Path = Bilingual

type Values<P extends Path> = Readonly<Record<Parts<P['da']>, string | number>>

/**
 * The address of a page in a language, with its parts filled in.
 *
 * @example
 * href({ da: '/temaer/:theme', en: '/themes/:theme' } as const, 'en', { theme: 2 }) // '/en/themes/2'
 */
export function href<const P extends Path>(
  path: P,
  language: Language,
  ...[values]: [Parts<P['da']>] extends [never] ? [] : [Values<P>]
): string {
  const filled = path[language].replace(/:([a-z]+)/g, (_, name: string) => {
    const value = (values as Readonly<Record<string, string | number>> | undefined)?.[name]
    if (value === undefined) throw new Error(`${path[language]} needs ${name}`)
    return encodeURIComponent(value)
  })
  return inLanguage(filled, language)
}

/** The address as a route, with its parts still open. The router drops a last slash before it compares. */
export const routeOf = (path: Path, language: Language): string =>
  inLanguage(path[language], language).replace(/^\/en\/$/, '/en')

function inLanguage(path: string, language: Language): string {
  if (language === 'da') return path
  return path === '/' ? '/en/' : `/en${path}`
}

/** The language that an address is in. */
export const languageOf = (pathname: string): Language =>
  pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'da'
