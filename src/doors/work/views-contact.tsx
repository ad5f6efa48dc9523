import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import {
  askingName,
  askings,
  type Caseload,
  type Choice,
  type ContactNow,
  type Continuity,
  choiceWords,
  contactKindName,
  contactKinds,
  loadWords,
  longestBecause,
  suggested,
  type WithoutContact,
} from '../../features/contact-person/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { Radios } from '../../ui/choices.tsx'
import { TextArea, TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf, formView, personForm } from './form-view.tsx'
import { doneNotice, frontCrumb, personHref, protectedTag } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** As much of a young person as the one who finds them a contact person is shown. */
export type Whom = Pick<Person, 'id' | 'name' | 'age' | 'protected'>

export function withoutContactView(props: {
  readonly context: PageContext
  readonly people: readonly WithoutContact[]
  readonly counts: { readonly all: number; readonly by: ReadonlyMap<(typeof askings)[number], number> }
}): View {
  const { context, people, counts } = props
  const { language, query } = context
  const t = text(language)
  const items = askings.flatMap((asking) => {
    const count = counts.by.get(asking) ?? 0
    return count > 0 ? [html`<li>${askingName(asking, language)}: ${count}</li>`] : []
  })
  return {
    title: t('withoutContactTitle'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${t('withoutContactTitle')}</h1><p>${t('withoutContactText')}</p>
${counts.all > 0 ? html`<p>${t('withoutContactCount', { count: counts.all })}</p><ul>${items}</ul>${withoutTable(people, language)}` : html`<p>${t('withoutContactNone')}</p>`}`,
  }
}

const withoutTable = (people: readonly WithoutContact[], language: Language): Markup => {
  const t = text(language)
  return table<WithoutContact>({
    caption: t('withoutContactCaption'),
    rows: people,
    columns: [
      { heading: t('columnName'), cell: (one) => html`${one.name}${protectedTag(one, language)}` },
      { heading: t('columnAge'), cell: ({ age }) => t('years', { age }), number: true },
      {
        heading: t('columnBecause'),
        cell: ({ askedBy }) => askedBy.map((asking) => askingName(asking, language)).join('. '),
      },
      { heading: t('columnSince'), cell: ({ since }) => longDate(since, language) },
      {
        heading: t('columnDo'),
        cell: ({ id, name }) =>
          html`<a href="${href(paths.assignContact, language, { person: id })}">${t('assignLink')}<span class="sr-only"> ${t('assignFor', { name })}</span></a>`,
      },
    ],
  })
}

export function assignContactView(props: {
  readonly context: PageContext
  readonly whom: Whom
  readonly standing: Standing | undefined
  readonly choices: readonly Choice[]
  readonly filled: Filled
}): View {
  const { context, whom, standing, choices, filled } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  const list = href(paths.withoutContact, language)
  return formView({
    context,
    title: t('assignTitle'),
    breadcrumb: standing
      ? [...frontCrumb(language), { href: personHref(whom, language), label: whom.name }]
      : [...frontCrumb(language), { href: list, label: t('withoutContactTitle') }],
    filled,
    intro: html`<p>${t('aboutPerson', { name: whom.name, age: whom.age })}${protectedTag(whom, language)}</p><p>${t('assignText')}</p>${suggestions(choices, language)}`,
    children: (
      <>
        <Radios
          {...field('who')}
          label={t('assignWho')}
          choices={choices.map((one) => ({
            value: one.id,
            label: `${one.name}, ${one.organisation}`,
            hint: `${loadWords(one, language)}. ${choiceWords(one, language)}`,
          }))}
        />
        <Radios
          {...field('as')}
          label={t('assignAs')}
          choices={contactKinds.map((kind) => ({ value: kind, label: contactKindName(kind, language) }))}
        />
      </>
    ),
    submit: t('assignSubmit'),
    backHref: standing ? personHref(whom, language) : list,
  })
}

/** Who knows the young person and has room, with why in words. The choice is the reader's. */
function suggestions(choices: readonly Choice[], language: Language): Markup | '' {
  const t = text(language)
  const items = suggested(choices).map(
    (one) => html`<li>${t('suggestOne', { name: one.name, because: choiceWords(one, language) })}</li>`,
  )
  if (items.length === 0) return ''
  return html`<p>${t('suggestText')}</p><ul>${items}</ul>`
}

export function endContactView(props: {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly contact: ContactNow
  readonly filled: Filled
}): View {
  const { context, standing, person, contact, filled } = props
  const { language } = context
  const t = text(language)
  return personForm({
    context,
    title: t('endContactTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('endContactText', { name: contact.name })}</p>`,
    children: (
      <TextArea
        {...fieldsOf(language, filled)('because')}
        label={t('endContactBecause')}
        rows={3}
        maxLength={longestBecause}
      />
    ),
    submit: t('endContactSubmit'),
    kind: 'warning',
  })
}

export function contactPersonsView(props: {
  readonly context: PageContext
  readonly caseloads: readonly Caseload[]
  readonly years: readonly { readonly year: number; readonly continuity: readonly Continuity[] }[]
}): View {
  const { context, caseloads, years } = props
  const { language, query } = context
  const t = text(language)
  return {
    title: t('contactPersonsTitle'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${t('contactPersonsTitle')}</h1><p>${t('contactPersonsText')}</p>
${caseloads.length > 0 ? caseloadTable(caseloads, language) : html`<p>${t('contactPersonsNone')}</p>`}
<section aria-labelledby="continuity"><h2 id="continuity">${t('continuityTitle')}</h2><p>${t('continuityText')}</p>${years.map(({ year, continuity }) => continuityTable(year, continuity, language))}</section>`,
  }
}

const caseloadTable = (caseloads: readonly Caseload[], language: Language): Markup => {
  const t = text(language)
  return table<Caseload>({
    caption: t('contactPersonsCaption'),
    rows: caseloads,
    columns: [
      { heading: t('columnWho'), cell: ({ name }) => name },
      { heading: t('columnPeople'), cell: ({ people }) => people, number: true },
      { heading: t('columnCapacity'), cell: ({ capacity }) => capacity ?? t('capacityNone'), number: true },
      {
        heading: t('columnDo'),
        cell: ({ id, name }) =>
          html`<a href="${href(paths.capacity, language, { actor: id })}">${t('capacityLink')}<span class="sr-only"> ${t('assignFor', { name })}</span></a>`,
      },
    ],
  })
}

function continuityTable(year: number, rows: readonly Continuity[], language: Language): Markup {
  const t = text(language)
  if (rows.length === 0) return html`<p>${t('continuityNone', { year: String(year) })}</p>`
  return table<Continuity>({
    caption: t('continuityCaption', { year: String(year) }),
    rows,
    columns: [
      { heading: t('columnContactPersons'), cell: ({ contactPersons }) => contactPersons, number: true },
      { heading: t('columnYoung'), cell: ({ people }) => people, number: true },
    ],
  })
}

export function capacityView(props: {
  readonly context: PageContext
  readonly caseload: Caseload
  readonly filled: Filled
}): View {
  const { context, caseload, filled } = props
  const { language } = context
  const t = text(language)
  const list = href(paths.contactPersons, language)
  const present: Readonly<Record<string, string>> =
    caseload.capacity === null ? {} : { people: String(caseload.capacity) }
  return formView({
    context,
    title: t('capacityTitle'),
    breadcrumb: [...frontCrumb(language), { href: list, label: t('contactPersonsTitle') }],
    filled,
    intro: html`<p>${t('capacityText', { name: caseload.name, people: caseload.people })}</p>`,
    children: <TextInput {...fieldsOf(language, filled, present)('people')} label={t('capacityLabel')} />,
    submit: t('capacitySubmit'),
    backHref: list,
  })
}
