import { html } from 'hono/html'
import {
  excerptAround,
  type Findings,
  type Found,
  longestSearch,
  markFound,
  mostFound,
} from '../../features/search/index.ts'
import type { Passage } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import type { Markup } from '../../ui/markup.ts'
import { partAddress } from './files.ts'
import { titleWithEyebrow } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { themeCards } from './views-front.ts'

interface SearchProps {
  readonly words: string
  readonly tooLong: boolean
  readonly findings: Findings
  /** Somewhere to go on when nothing was found. */
  readonly themes: readonly Passage[]
  readonly language: Language
}

export function searchView({ words, tooLong, findings, themes, language }: SearchProps): View {
  const t = text(language)
  const { found } = findings
  const result = tooLong ? t('searchTooLong', { most: longestSearch }) : resultLine(words, findings, language)
  return {
    title: words && !tooLong ? `${words} – ${t('searchTitle')}` : t('searchTitle'),
    description: t('searchDescription'),
    alternates: { da: href(paths.search, 'da'), en: href(paths.search, 'en') },
    unlisted: words !== '',
    main: html`<div class="page-head band"><h1>${t('searchTitle')}</h1>
<form method="get" action="${href(paths.search, language)}" role="search" class="search-form"><div class="form-group"><label class="form-label" for="q">${t('searchLabel')}</label><span class="form-hint" id="q-hint">${t('searchHint')}</span><input class="form-input" type="search" id="q" name="q" value="${words}" maxlength="${longestSearch}" aria-describedby="q-hint" autocomplete="off"></div><button class="button button-primary" type="submit">${t('searchButton')}</button></form></div>
<p class="search-result" role="status">${result}</p>
${found.length > 0 ? html`<ol class="passages found no-max-width">${found.map((one) => item(one, language))}</ol>` : html`<h2>${t('frontThemes')}</h2><p>${t('searchNothing')}</p>${themeCards(themes, language)}`}`,
  }
}

function resultLine(words: string, { found, more, everyWord }: Findings, language: Language): string {
  const t = text(language)
  if (!words) return t('searchAsk')
  if (more) return t('searchMany', { most: mostFound, words })
  const count = found.length
  return everyWord || count === 0 ? t('searchFound', { count, words }) : t('searchSome', { count, words })
}

function item(found: Found, language: Language): Markup {
  const t = text(language)
  const { stems, excerpt, theme } = found
  const themeName = theme ? t('theme', { number: theme }) : ''
  const kind =
    found.kind === 'theme'
      ? themeName
      : [kindName(found, language), themeName].filter((name) => name !== '').join(' · ')
  const title = found.title || excerptAround(excerpt, stems, 60)
  const shown = excerptAround(excerpt, stems, 220)
  return html`<li><h2><a href="${address(found, language)}">${titleWithEyebrow(kind, marked(title, stems))}</a></h2>${shown ? html`<p lang="${found.language}">${marked(shown, stems)}</p>` : ''}</li>`
}

const marked = (words: string, stems: readonly string[]): Markup =>
  html`${markFound(words, stems).map((piece) => (piece.found ? html`<mark>${piece.words}</mark>` : piece.words))}`

function kindName({ kind }: Found, language: Language): string {
  const t = text(language)
  switch (kind) {
    case 'vision':
    case 'sub_goal':
    case 'initiative':
    case 'value':
    case 'task':
    case 'statement':
    case 'indicator':
    case 'seat':
    case 'place':
      return t(`kind_${kind}`)
    default:
      return t('kind_other')
  }
}

function address({ kind, code, theme }: Found, language: Language): string {
  if (kind === 'indicator') return href(paths.indicator, language, { code })
  if (kind === 'seat' || kind === 'task' || kind === 'contact') return href(paths.partnership, language)
  if (kind === 'place') return href(paths.turnTo, language)
  if (kind === 'target') return href(paths.targets, language)
  if (kind === 'statement') return href(paths.youthCouncil, language)
  if (kind === 'sub_goal') return href(paths.subGoal, language, { code })
  if (kind === 'initiative') return href(paths.initiative, language, { code })
  return theme ? partAddress({ kind: 'theme', code, theme }, language) : href(paths.vision, language)
}
