import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import {
  longestOfClock,
  nextStepOf,
  offerFrom,
  type PlanClock,
  type TeamClock,
} from '../../features/law-clock/index.ts'
import { promiseKindName } from '../../features/service-levels/index.ts'
import type { ActivityType, StatusRules } from '../../features/status-rules/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { Select } from '../../ui/choices.tsx'
import { DefinitionList, Tag } from '../../ui/content.tsx'
import { DateInput, TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf, personForm } from './form-view.tsx'
import { actionLinks, frontCrumb, link, personHref, protectedTag } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { backName } from './today-back.ts'

const day = (at: Date, language: Language): string => longDate(localDate(at), language)

/** By when something is due, and whether that day has passed. */
function dueWords(due: NonNullable<PlanClock['due']>, language: Language): Markup {
  const t = text(language)
  const date = longDate(due.on, language)
  const words = due.owner ? t('clockDue', { date, owner: due.owner }) : t('clockDueNobody', { date })
  return html`${words}${due.isLate ? html` ${Tag({ kind: 'attention', children: t('clockLate') })}` : ''}`
}

/** On the person's page: the times apart, what is due next and by whom, and where it is done. The law's clock has contact as well. */
export function lawClockSection(
  clock: PlanClock,
  standing: Standing,
  person: Person,
  rules: StatusRules | undefined,
  language: Language,
): Markup {
  const t = text(language)
  const { rule, contactAt, offerAt, offer, due } = clock
  const step = nextStepOf(clock)
  const next = due ? dueWords(due, language) : html`${t('clockLetGo')}`
  const offered = (at: Date): string => {
    const date = day(at, language)
    if (!offer) return t('clockBegan', { date })
    const said = offer.words === null ? '' : `. ${offer.words}`
    return `${t('clockOffered', { date, type: rules?.types.get(offer.type)?.label ?? offer.type })}${said}`
  }
  const times = DefinitionList({
    items: [
      { term: t('clockLearned'), description: day(clock.learnedAt, language) },
      ...(rule === 'law-clock'
        ? [{ term: t('clockContact'), description: contactAt ? day(contactAt, language) : next }]
        : []),
      {
        term: t('clockOffer'),
        description: offerAt ? offered(offerAt) : step === 'offer' ? next : t('clockWaitsForContact'),
      },
    ],
  })
  const at = { person: person.id }
  const ways = {
    contact: [[href(paths.attempts, language, at), t('clockTry')]],
    offer: [[href(paths.offer, language, at), t('offerTitle')]],
    nothing: [],
  } as const
  return html`<p>${t(`clockText_${rule}`)}</p><p>${t(`clockSince_${rule}`, { date: longDate(clock.since, language) })}</p>${times}${standing.mayWrite('guidance') ? actionLinks(ways[step]) : ''}`
}

export function offerView(props: {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly clock: PlanClock | undefined
  readonly types: readonly ActivityType[]
  readonly filled: Filled
}): View {
  const { context, standing, person, clock, types, filled } = props
  const { language, now } = context
  const t = text(language)
  const field = fieldsOf(language, filled, { on: localDate(now) })
  const from = clock && offerFrom(clock)
  // The list of today that led here, to which it leads back.
  const back = filled.typed?.[backName] ?? context.query.get(backName) ?? undefined
  return personForm({
    context,
    title: t('offerTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('offerText', { name: person.givenName })}</p>`,
    hidden: back === undefined ? {} : { [backName]: back },
    submit: t('offerSubmit'),
    children: (
      <>
        <Select
          {...field('type')}
          label={t('offerType')}
          placeholder
          choices={types.map(({ code, label }) => ({ value: code, label }))}
        />
        <DateInput
          {...field('on')}
          label={t('offerOn')}
          max={localDate(now)}
          {...(from ? { min: localDate(from) } : {})}
        />
        <TextInput
          {...field('words')}
          label={t('offerWords')}
          hint={t('offerWordsHint')}
          required={false}
          maxLength={longestOfClock.words}
        />
      </>
    ),
  })
}

/** The weekly look at the clocks that run in the teams one leads: each young person, what is still to do, and by when. */
export function teamClocksView(context: PageContext, clocks: readonly TeamClock[]): View {
  const { language } = context
  const t = text(language)
  return {
    title: t('clocksTitle'),
    breadcrumb: [...frontCrumb(language), { href: href(paths.leader, language), label: t('leaderTitle') }],
    unlisted: true,
    main: html`<h1>${t('clocksTitle')}</h1><p>${t('clocksText')}</p><p>${t('clockText_law-clock')}</p>${clocks.length > 0 ? clockTable(clocks, language) : html`<p>${t('clocksNone')}</p>`}`,
  }
}

const clockTable = (clocks: readonly TeamClock[], language: Language): Markup => {
  const t = text(language)
  return table<TeamClock>({
    caption: t('clocksCaption'),
    rows: clocks,
    columns: [
      {
        heading: t('columnName'),
        cell: (one) =>
          one.name === undefined
            ? t('promiseHidden')
            : html`${link(personHref({ id: one.personId }, language), one.name)}${protectedTag(one, language)}`,
      },
      { heading: t('clockLearned'), cell: ({ learnedAt }) => day(learnedAt, language) },
      { heading: t('clockContact'), cell: ({ contactAt }) => (contactAt ? day(contactAt, language) : '') },
      {
        heading: t('clocksWhat'),
        cell: ({ due }) =>
          due ? html`${promiseKindName(due.kind, language)}. ${dueWords(due, language)}` : '',
      },
    ],
  })
}
