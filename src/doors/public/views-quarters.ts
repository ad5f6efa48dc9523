import { html } from 'hono/html'
import { pie } from '../../features/analysis/index.ts'
import {
  quarterTables,
  type Release,
  type ReleasedTable,
  tableName,
} from '../../features/figure-releases/index.ts'
import type { Indicator } from '../../features/indicators/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { LinkList } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { plainHead } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

export function quartersView(releases: readonly Release[], language: Language): View {
  const t = text(language)
  const links = releases.map(({ day }) => ({
    href: href(paths.quarter, language, { day }),
    label: t('quarterTitle', { day: longDate(day, language) }),
  }))
  return {
    title: t('quartersTitle'),
    description: t('quartersText'),
    alternates: { da: href(paths.quarters, 'da'), en: href(paths.quarters, 'en') },
    main: html`${plainHead(t('quartersTitle'))}<p>${t('quartersText')}</p>${links.length > 0 ? LinkList({ links }) : html`<p>${t('quartersNone')}</p>`}<p><a class="more" href="${href(paths.catalogue, language)}">${t('quartersCatalogue')}</a></p>`,
  }
}

interface QuarterProps {
  readonly release: Release
  readonly tables: readonly ReleasedTable[]
  readonly indicators: readonly Indicator[]
  readonly language: Language
  readonly pictureOf: (id: string) => string
}

/** A quarter as it was published, with each table to take along. */
export function quarterView(props: QuarterProps): View {
  const { release, tables, language } = props
  const t = text(language)
  const { day, releasedAt, invented, threshold } = release
  const fileHref = (file: string) => href(paths.quarterFile, language, { day, file })
  return {
    title: t('quarterTitle', { day: longDate(day, language) }),
    description: t('quartersText'),
    alternates: { da: href(paths.quarter, 'da', { day }), en: href(paths.quarter, 'en', { day }) },
    breadcrumb: [
      { href: href(paths.front, language), label: t('navFront') },
      { href: href(paths.quarters, language), label: t('quartersTitle') },
    ],
    main: html`${plainHead(t('quarterTitle', { day: longDate(day, language) }))}<p class="provenance">${t('quarterReleased', { date: longDate(localDate(releasedAt), language) })}</p>${quarterTables(
      {
        day,
        isInvented: invented,
        threshold,
        tables,
        language,
        pictureHref: fileHref('figure.svg'),
        below: (code) =>
          html`<p>${t('quarterTake', { table: tableName(code, language) })} ${(['csv', 'xlsx', 'json'] as const).map((kind) => html`<a href="${fileHref(`${code}.${kind}`)}" download>${t(`take_${kind}`)}<span class="sr-only">: ${tableName(code, language)}</span></a> `)}</p>`,
      },
    )}${themePies(props)}`,
  }
}

/** The pie of each theme: the parts of a whole that an indicator of it has, where none of them is kept back. */
function themePies(props: QuarterProps): Markup | '' {
  const { release, indicators, language, pictureOf } = props
  const t = text(language)
  const { day, invented } = release
  const drawn = indicators.flatMap((indicator) => {
    const { theme, code, name, breakdowns, computation } = indicator
    const parts = Object.entries(breakdowns).map(([part, words]) => ({
      name: words[language],
      people: indicator.observations.find((one) => one.asOf === day && one.breakdown === part)?.numerator,
    }))
    const whole = parts.flatMap(({ name, people }) => (people == null ? [] : [{ name, people }]))
    // Everybody is drawn above already.
    if (theme === null || computation === null || whole.length === 0 || whole.length < parts.length) return []
    const id = `theme-${theme}-${code}`
    const caption = t('quarterPie', { theme, name: name[language] })
    const chart = {
      id,
      caption,
      period: longDate(day, language),
      isInvented: invented,
      pictureHref: pictureOf(id),
    }
    return [{ theme, markup: pie(chart, whole, language) }]
  })
  const all = [...schoolPie(props), ...drawn]
  if (all.length === 0) return ''
  const inOrder = all.toSorted((one, other) => one.theme - other.theme)
  return html`<section aria-labelledby="themes"><h2 id="themes">${t('quarterPies')}</h2>${inOrder.map(({ markup }) => markup)}</section>`
}

/** No indicator divides theme 1's young people. They are part of everybody, where the published table shows them by themselves. */
function schoolPie({
  release,
  tables,
  language,
  pictureOf,
}: QuarterProps): { theme: number; markup: Markup }[] {
  const status = tables.find(({ code }) => code === 'status')
  const countOf = (wanted: string) =>
    status?.counts[status.rows.findIndex((codes) => codes.join() === wanted)]?.[0] ?? undefined
  const [atSchool, everybody] = [countOf('compulsory'), countOf('all')]
  if (atSchool === undefined || everybody === undefined) return []
  const t = text(language)
  const id = 'theme-1-compulsory'
  const slices = [
    { name: t('quarterAtSchool'), people: atSchool },
    { name: t('quarterElsewhere'), people: everybody - atSchool },
  ]
  const chart = {
    id,
    caption: t('quarterPie', { theme: 1, name: t('quarterSchool') }),
    period: longDate(release.day, language),
    isInvented: release.invented,
    pictureHref: pictureOf(id),
  }
  return [{ theme: 1, markup: pie(chart, slices, language) }]
}
