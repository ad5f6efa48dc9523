import { describe, expect, test } from 'vitest'
import { officialText } from './content.tsx'
import { titleWithErrors } from './forms.tsx'
import { Layout, type LayoutProps } from './layout.tsx'

const page = (props: Partial<LayoutProps>) =>
  String(
    <Layout
      language="da"
      title="Temaer"
      siteName="Ungestrategien"
      municipality="Aalborg Kommune"
      homeHref="/"
      assetUrl={(name) => `/assets/${name}`}
      navigation={[{ href: '/temaer', label: 'Temaer', current: true }]}
      footerLinks={[{ href: '/was', label: 'Tilgængelighed' }]}
      {...props}
    >
      <h1>Temaer</h1>
    </Layout>,
  )

const path = { da: 'https://example.dk/temaer', en: 'https://example.dk/en/themes' }

describe('the frame', () => {
  test('leads to the same page in the other language, named in that language', () => {
    expect(page({ path })).toContain(
      '<a href="https://example.dk/en/themes" lang="en" hreflang="en">English</a>',
    )
    expect(page({ path, language: 'en' })).toContain(
      '<a href="https://example.dk/temaer" lang="da" hreflang="da">Dansk</a>',
    )
  })

  test('names itself in the way from the front page without saying that something is to be put right', () => {
    const wrong = page({
      title: titleWithErrors('da', 'Temaer', [{ message: 'x' }]),
      breadcrumb: [{ href: '/', label: 'Forside' }],
    })
    expect(wrong).toContain('<title>Fejl: Temaer')
    expect(wrong).toContain('aria-current="page">Temaer<')
  })

  test('tells search engines the address of each language', () => {
    const english = page({ path, language: 'en' })
    expect(english).toContain('<link rel="canonical" href="https://example.dk/en/themes">')
    expect(english).toContain('<link rel="alternate" hreflang="da" href="https://example.dk/temaer">')
    expect(english).not.toContain('noindex')
  })

  test('keeps pages without an address, and drafts, out of searches', () => {
    expect(page({})).toContain('<meta name="robots" content="noindex">')
    expect(page({ path, searchable: false })).toContain('<meta name="robots" content="noindex">')
  })

  test('marks where the reader is in the menu', () => {
    expect(page({})).toContain('<a href="/temaer" aria-current="true">Temaer</a>')
  })

  test('offers sign-in to visitors and sign-out, as a form with its token, to those signed in', () => {
    expect(page({ signInHref: '/log-ind' })).toContain('<a href="/log-ind" rel="nofollow">Log ind</a>')
    const visitor = { name: 'Karen', signOutHref: '/log-ud', csrfToken: 'token' }
    const signedIn = page({ signInHref: '/log-ind', visitor })
    expect(signedIn).toContain(
      '<form method="post" action="/log-ud"><input type="hidden" name="_token" value="token">',
    )
    expect(signedIn).not.toContain('Log ind<')
  })
})

describe('adopted words', () => {
  test('carry their own language on a page in another', () => {
    const words = { words: 'Den unge\n\nskal med', language: 'da' } as const
    expect(String(officialText({ ...words, pageLanguage: 'en' }))).toBe(
      '<div class="official" lang="da"><p>Den unge</p><p>skal med</p></div>',
    )
    expect(String(officialText({ ...words, pageLanguage: 'da' }))).toContain('<div class="official"><p>')
  })
})
