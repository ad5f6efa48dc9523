import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { distributionChart } from '../../ui/charts/distribution.ts'
import { Details, Notice } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { formatNumber, formatValue } from '../../ui/numbers.ts'
import { type Column, table } from '../../ui/table.ts'
import {
  type Computed,
  type Counts,
  countableFrom,
  dimensions,
  figuresOf,
  isComputation,
  type Tally,
} from '../computed-figures/index.ts'
import type { Indicator } from '../indicators/index.ts'
import { categoryName, segmentName } from './names.ts'
import { text } from './text.ts'

type Counted = Extract<Computed, { missing: null }>

/** Why there is no figure, before anything else is said. */
export function missingNotice(computed: Exclude<Computed, Counted>, language: Language): Markup {
  const t = text(language)
  const from = countableFrom(computed.settings)
  const { missing } = computed
  const words =
    missing === 'before-complete'
      ? t('missing_before-complete', { from: from ? longDate(from, language) : '' })
      : t(`missing_${missing}`)
  return Notice({ language, kind: 'information', heading: t('notAvailable'), children: words })
}

export const inventedNotice = (isInvented: boolean, language: Language): Markup | '' =>
  isInvented ? html`<p class="provenance"><strong>${text(language)('invented')}</strong></p>` : ''

/** Every computed indicator with its value, numerator, denominator and interval. */
export function indicatorTable(
  { tallies, day }: Counted,
  indicators: readonly Indicator[],
  language: Language,
): Markup {
  const t = text(language)
  const counts = tallies.find(({ by }) => by === null)?.counts
  const rows = indicators.flatMap((indicator) => {
    const { computation } = indicator
    if (!counts || !isComputation(computation)) return []
    return figuresOf(computation, counts).map((figure) => ({ indicator, figure }))
  })
  type Row = (typeof rows)[number]
  const show = ({ indicator }: Row, value: number | undefined) =>
    value === undefined
      ? t('noValue')
      : formatValue(language, indicator.unit, Number(value.toFixed(indicator.decimals)))
  const columns: Column<Row>[] = [
    {
      heading: t('columnIndicator'),
      cell: ({ indicator, figure }) =>
        figure.part === null
          ? indicator.name[language]
          : `${indicator.name[language]}: ${indicator.breakdowns[figure.part]?.[language] ?? figure.part}`,
    },
    { heading: t('columnValue'), number: true, cell: (row) => show(row, row.figure.value) },
    {
      heading: t('columnNumerator'),
      number: true,
      cell: ({ figure }) => formatNumber(language, figure.numerator),
    },
    {
      heading: t('columnDenominator'),
      number: true,
      cell: ({ figure }) => (figure.denominator === null ? '' : formatNumber(language, figure.denominator)),
    },
    {
      heading: t('columnInterval'),
      number: true,
      cell: (row) =>
        row.figure.low === undefined || row.figure.high === undefined
          ? ''
          : t('interval', { low: show(row, row.figure.low), high: show(row, row.figure.high) }),
    },
  ]
  return table({ caption: t('indicatorsOf', { day: longDate(day, language) }), columns, rows })
}

/** The same counts for each age, sex, school and area. */
export function breakdownTables(
  { tallies }: Counted,
  schools: ReadonlyMap<string, string>,
  language: Language,
): Markup {
  const t = text(language)
  const number = (heading: string, of: (counts: Counts) => number): Column<Tally> => ({
    heading,
    number: true,
    cell: ({ counts }) => formatNumber(language, of(counts)),
  })
  const share = ({ counts }: Tally) => {
    const [figure] = figuresOf('outside-share', counts)
    return figure?.value === undefined
      ? ''
      : formatValue(language, 'percent', Math.round(figure.value * 10) / 10)
  }
  const name = ({ by, category }: Tally) =>
    categoryName(
      by === 'school' && category !== null ? (schools.get(category) ?? category) : category,
      language,
    )
  return html`${dimensions.map((by) =>
    table<Tally>({
      caption: t('brokenDown', { by: t(`by_${by}`) }),
      rows: tallies.filter((tally) => tally.by === by),
      columns: [
        { heading: capital(t(`by_${by}`)), cell: name },
        number(t('columnPeople'), ({ people }) => people),
        number(t('columnOutside'), ({ outside }) => outside),
        { heading: t('columnOutsideShare'), number: true, cell: share },
        number(t('columnEducation'), ({ youthEducation }) => youthEducation),
        number(t('columnNotKnown'), ({ notKnown }) => notKnown),
        number(t('columnInterrupted'), ({ interrupted }) => interrupted),
      ],
    }),
  )}`
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

/** What a reader must know to trust a figure of a day, or to compute it again. */
export function howComputed({ day, rules, settings, tallies }: Counted, language: Language): Markup {
  const t = text(language)
  const people = tallies.find(({ by }) => by === null)?.counts.people ?? 0
  const from = countableFrom(settings)
  const lines = [
    t('howDay', { day: longDate(day, language) }),
    t('howRules', { version: rules.version }),
    t('howPeople', {
      people: formatNumber(language, people),
      from: rules.ages.from,
      until: rules.ages.until - 1,
    }),
    t('howInterval'),
    t('howProtected'),
    t('howInterruptions'),
    t('howChoice'),
    t('howTurned25'),
    ...(from ? [t('howCompleteFrom', { from: longDate(from, language) })] : []),
  ]
  return Details({
    summary: t('howComputed'),
    children: html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  })
}

interface Slice {
  readonly name: string
  readonly people: number
}

/** A whole and its parts as a drawing with its table: the source's *lagkage*, drawn so that parts can be compared. */
export function pie(
  props: {
    readonly id: string
    readonly caption: string
    readonly period: string
    readonly isInvented: boolean
    /** Of its heading; 3 where nothing else is said. */
    readonly level?: 2 | 3
    readonly pictureHref?: string
  },
  slices: readonly Slice[],
  language: Language,
): Markup {
  const whole = slices.reduce((sum, { people }) => sum + people, 0)
  return distributionChart({
    id: props.id,
    language,
    caption: props.caption,
    level: props.level ?? 3,
    periods: [props.period],
    ...(props.isInvented ? { mark: text(language)('invented') } : {}),
    ...(props.pictureHref ? { pictureHref: props.pictureHref } : {}),
    parts: slices.map(({ name, people }) => ({
      name,
      shares: [{ value: whole === 0 ? undefined : Math.round((people / whole) * 1000) / 10, count: people }],
    })),
  })
}

interface Types {
  readonly school: readonly { readonly type: string; readonly people: number }[]
  readonly education: readonly { readonly type: string; readonly people: number }[]
}

/** The pie of everybody, and one for each theme by our reading of whom it is about (domain §1). */
export function pies(
  computed: Counted,
  types: Types,
  { language, pictureOf }: { readonly language: Language; readonly pictureOf: (id: string) => string },
): Markup {
  const t = text(language)
  const { day, rules, settings, tallies } = computed
  const counts = tallies.find(({ by }) => by === null)?.counts
  if (!counts) return html`<p>${t('noValue')}</p>`
  const slice = (code: string, people: number): Slice => ({ name: segmentName(code, language), people })
  const named = (all: Types['school']) =>
    all.map(({ type, people }) => ({ name: rules.types.get(type)?.label ?? t('notStated'), people }))
  const choice = figuresOf('choice-15-17', counts).map(
    ({ part, numerator }): Slice => ({
      name: part === 'general' || part === 'vocational' ? t(`choice_${part}`) : t('choice_other'),
      people: numerator,
    }),
  )
  const drawn: readonly (readonly ['all' | '1' | '2' | '3' | '4', readonly Slice[]])[] = [
    [
      'all',
      [
        slice('compulsory', counts.compulsory),
        slice('youth-education', counts.youthEducation),
        slice('completed', counts.completed),
        slice('outside', counts.outside),
        slice('not-known', counts.notKnown),
      ],
    ],
    ['1', named(types.school)],
    ['2', choice],
    ['3', named(types.education)],
    [
      '4',
      [
        slice('preparatory', counts.preparatory),
        slice('employed', counts.employed),
        slice('other-planned', counts.otherPlanned),
        slice('no-activity', counts.noActivity),
        slice('not-confirmed', counts.notConfirmed),
      ],
    ],
  ]
  const period = longDate(day, language)
  return html`<section aria-labelledby="pies"><h2 id="pies">${t('pies')}</h2><p>${t('pieOurs')}</p>${drawn.map(([code, slices]) => pie({ id: `pie-${code}`, caption: t(`pie_${code}`), period, isInvented: settings.invented, pictureHref: pictureOf(`pie-${code}`) }, slices, language))}</section>`
}
