import { html } from 'hono/html'
import { type ClockStart, clockRuleName, clockRules, longestOfClock } from '../../features/law-clock/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDateTime } from '../../platform/time.ts'
import { Radios, TextArea } from '../../ui/forms.tsx'
import { table } from '../../ui/table.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { doneNotice } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { listCrumb } from './views-rule-versions.tsx'
import { serviceLevels } from './views-service-levels.tsx'

/** From when on each rule counts and who has said so; and the way to say it. */
export function lawClockView(context: PageContext, starts: readonly ClockStart[], filled: Filled): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled.typed ?? {}, filled.errors)
  const said = table<ClockStart>({
    caption: t('lawClockCaption'),
    rows: starts,
    columns: [
      { heading: t('lawClockColumnRule'), cell: ({ rule }) => clockRuleName(rule, language) },
      { heading: t('lawClockColumnAt'), cell: ({ at }) => longDateTime(at, language) },
      { heading: t('lawClockColumnBecause'), cell: ({ because }) => because },
      { heading: t('lawClockColumnBy'), cell: ({ by }) => by },
    ],
  })
  const off = clockRules.filter((rule) => !starts.some((one) => one.rule === rule))
  return formView({
    context,
    title: t('lawClock'),
    breadcrumb: listCrumb(serviceLevels, language),
    errors: filled.errors,
    intro: html`${doneNotice(context)}<p>${t('lawClockText')}</p><p>${t('noGapText')}</p><p>${t('lawClockFrom')}</p>${off.map((rule) => html`<p>${t('lawClockOff', { rule: clockRuleName(rule, language) })}</p>`)}${starts.length > 0 ? said : ''}`,
    children: (
      <>
        <Radios
          {...field('rule')}
          label={t('lawClockRule')}
          choices={clockRules.map((value) => ({ value, label: clockRuleName(value, language) }))}
        />
        <TextArea
          {...field('because')}
          label={t('lawClockBecause')}
          rows={3}
          maxLength={longestOfClock.because}
        />
      </>
    ),
    submit: t('lawClockSubmit'),
    kind: 'warning',
    backHref: href(paths.serviceLevels, language),
  })
}
