import type { Language } from '../../platform/text/language.ts'
import { fanChart } from '../../ui/charts/fan.ts'
import { Details, Notice } from '../../ui/content.tsx'
import { Checkboxes, SubmitButton } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { formatNumber, formatValue } from '../../ui/numbers.ts'
import { table } from '../../ui/table.ts'
import type { Forecast } from './forecast.ts'
import { text } from './text.ts'
import { type WhatIfCode, whatIfs } from './what-ifs.ts'

export interface ForecastViewProps {
  readonly language: Language
  readonly forecast: Forecast
  /** The page's own address, which the form asks again. */
  readonly action: string
  /** Written inside the drawing: `invented data`. */
  readonly mark?: string
  /** Where the drawing alone is to be had. */
  readonly pictureHref?: string
  /** What the reader asked, and what it gives by year (`askWhatIf`); undefined when nothing was asked. */
  readonly asked?: { readonly codes: readonly WhatIfCode[]; readonly shares: readonly number[] }
}

/** From this part of the way on rates of fewer than 20 people, the band does not hold what it says (decision 0021). */
const muchLeaning = 0.25

/** Per cent with one decimal from a share in [0, 1]. */
const percentOf = (share: number): number => Math.round(share * 1000) / 10

/** The whole forecast below a page's heading: figure, fan, questions, what it takes, and how it was calculated. */
export function ForecastView(props: ForecastViewProps): Markup {
  const { language, forecast } = props
  const t = text(language)
  const show = (share: number) => formatValue(language, 'percent', percentOf(share))
  const at = forecast.years[forecast.targetYear]
  const gap = percentOf(forecast.gap)
  const target = show(forecast.target)
  return (
    <>
      {at ? (
        <p>
          {t('result', {
            years: forecast.targetYear,
            value: show(at.share),
            low: show(at.low),
            high: show(at.high),
          })}{' '}
          {gap > 0 ? t('gap', { gap: formatNumber(language, gap), target }) : t('reached', { target })}{' '}
          {t('bySex', { female: show(at.bySex.female), male: show(at.bySex.male) })}
        </p>
      ) : null}
      {forecast.leaning > muchLeaning ? (
        <Notice language={language} kind="warning">
          <p>{t('few', { share: show(forecast.leaning) })}</p>
        </Notice>
      ) : null}
      {fan(props)}
      <Questions {...props} />
      <Takes {...props} />
      <Assumptions {...props} />
    </>
  )
}

function fan({ language, forecast, asked, mark, pictureHref }: ForecastViewProps): Markup {
  const t = text(language)
  return fanChart({
    id: 'forecast',
    language,
    caption: t('caption'),
    axis: t('axis'),
    ...(mark === undefined ? {} : { mark }),
    ...(pictureHref === undefined ? {} : { pictureHref }),
    points: forecast.years.map(({ year, share, low, high }) => ({
      at: year,
      value: percentOf(share),
      low: percentOf(low),
      high: percentOf(high),
    })),
    target: { at: forecast.targetYear, value: percentOf(forecast.target) },
    ...(asked && asked.codes.length > 0
      ? { other: { name: t('asked'), values: asked.shares.map(percentOf) } }
      : {}),
  })
}

function Questions({ language, forecast, action, asked }: ForecastViewProps) {
  const t = text(language)
  const show = (share: number | undefined) => formatValue(language, 'percent', percentOf(share ?? 0))
  const now = forecast.years[forecast.targetYear]?.share
  return (
    <>
      <h2>{t('whatIf')}</h2>
      {asked && asked.codes.length > 0 ? (
        <Notice language={language} kind="information" heading={t('whatIf')}>
          <ul>
            {asked.codes.map((code) => (
              <li>{t(`if_${code}`)}</li>
            ))}
          </ul>
          <p>
            {t('answer', {
              value: show(asked.shares[forecast.targetYear]),
              years: forecast.targetYear,
              now: show(now),
            })}
          </p>
        </Notice>
      ) : null}
      <form method="get" action={action}>
        <Checkboxes
          language={language}
          name="if"
          label={t('whatIf')}
          hint={t('whatIfHint')}
          choices={whatIfs.map(({ code }) => ({ value: code, label: t(`if_${code}`) }))}
          values={asked?.codes ?? []}
        />
        <SubmitButton>{t('calculate')}</SubmitButton>
      </form>
    </>
  )
}

function Takes({ language, forecast }: ForecastViewProps) {
  const t = text(language)
  const show = (share: number) => formatValue(language, 'percent', percentOf(share))
  return (
    <>
      <h2>{t('takes')}</h2>
      <p>{t('takesIntro', { target: show(forecast.target) })}</p>
      {table({
        caption: t('takes'),
        columns: [
          { heading: t('rate'), cell: ({ code }) => t(`rate_${code}`) },
          { heading: t('now'), number: true, cell: ({ now }) => show(now) },
          {
            heading: t('needed'),
            number: true,
            cell: ({ needed }) => (needed === undefined ? t('notEnough') : show(needed)),
          },
          { heading: t('best'), number: true, cell: ({ best }) => show(best) },
        ],
        rows: forecast.takes,
      })}
    </>
  )
}

function Assumptions({ language, forecast }: ForecastViewProps) {
  const t = text(language)
  const number = (people: number) => formatNumber(language, people)
  return (
    <Details summary={t('assumptions')}>
      <ul>
        <li>{t('assumption_same')}</li>
        <li>{t('assumption_year', { counted: number(forecast.counted) })}</li>
        <li>{t('assumption_start', { leavers: number(forecast.leavers) })}</li>
        <li>{t('assumption_time')}</li>
        <li>{t('assumption_few')}</li>
        <li>{t('assumption_moved')}</li>
        <li>{t('assumption_band')}</li>
        <li>{t('assumption_person')}</li>
      </ul>
    </Details>
  )
}
