import { html } from 'hono/html'
import { categoryName, type Standing } from '../../features/access/index.ts'
import type { Consent, Disclosure } from '../../features/sharing/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { mayHandleConsent } from './consent-rule.ts'
import { actionLinks, link } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface SharingProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly consents: readonly Consent[]
  readonly disclosures: readonly Disclosure[]
}

/** Consents, and the report of everything that was shared: with whom, on which law, what for, until when (L-03). */
export function sharingSection(props: SharingProps): Markup {
  const { context, standing, person, consents, disclosures } = props
  const { language } = context
  const t = text(language)
  const mayChange = mayHandleConsent(standing)
  return html`<h3>${t('consentsTitle')}</h3>${consents.length > 0 ? consentTable(consents, person, mayChange, language) : html`<p>${t('consentsNone')}</p>`}${mayChange ? actionLinks([[href(paths.newConsent, language, { person: person.id }), t('consentTitle')]]) : ''}
<h3>${t('sharesTitle')}</h3>${disclosures.length > 0 ? disclosureTable(disclosures, language) : html`<p>${t('sharesNone')}</p>`}`
}

const categoryList = (categories: Disclosure['categories'], language: Language): string =>
  categories.map((category) => categoryName(category, language)).join(', ')

const day = (at: Date, language: Language) => longDate(localDate(at), language)

function consentTable(
  consents: readonly Consent[],
  person: Person,
  mayChange: boolean,
  language: Language,
): Markup {
  const t = text(language)
  const state = (one: Consent) => {
    if (one.withdrawnAt) return t('consentWithdrawnOn', { date: day(one.withdrawnAt, language) })
    return t(one.live ? 'consentUntil' : 'consentRanOut', { date: longDate(one.until, language) })
  }
  const withdraw = (one: Consent) =>
    one.live && mayChange
      ? html`<br>${link(href(paths.withdrawConsent, language, { person: person.id, consent: one.id }), t('withdrawTitle'))}`
      : ''
  return table({
    caption: t('consentsCaption'),
    rows: consents,
    columns: [
      { heading: t('columnReceiver'), cell: ({ organisation }) => organisation },
      { heading: t('columnWhat'), cell: ({ categories }) => categoryList(categories, language) },
      { heading: t('columnPurpose'), cell: ({ purpose }) => purpose },
      {
        heading: t('columnGiver'),
        cell: ({ givenBy, givenAt }) =>
          t('givenBy', { who: givenBy ?? person.name, date: day(givenAt, language) }),
      },
      { heading: t('columnState'), cell: (one) => html`${state(one)}${withdraw(one)}` },
    ],
  })
}

function disclosureTable(disclosures: readonly Disclosure[], language: Language): Markup {
  const t = text(language)
  const when = ({ from, until, endedAt }: Disclosure) =>
    endedAt
      ? t('shareEnded', { from: longDate(from, language), ended: day(endedAt, language) })
      : t('fromUntil', { from: longDate(from, language), until: longDate(until, language) })
  return table({
    caption: t('sharesCaption'),
    rows: disclosures,
    columns: [
      { heading: t('columnReceiver'), cell: ({ receiver }) => receiver },
      {
        heading: t('columnFromWhom'),
        cell: ({ giver, giverOrganisation }) =>
          [giver ?? t('otherSystem'), giverOrganisation].filter(Boolean).join(', '),
      },
      { heading: t('columnWhat'), cell: ({ categories }) => categoryList(categories, language) },
      {
        heading: t('columnPurpose'),
        cell: ({ purpose, basis, law }) => html`${purpose}<br>${basis[language]} (${law})`,
      },
      { heading: t('columnWhen'), cell: when },
      {
        heading: t('columnInformed'),
        cell: ({ informedOn }) => (informedOn ? longDate(informedOn, language) : t('notInformed')),
      },
    ],
  })
}
