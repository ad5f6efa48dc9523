import { html } from 'hono/html'
import { pupilAbsence, pupilHeading } from '../../features/absence/index.ts'
import { categoryName, type Standing, whyNotice } from '../../features/access/index.ts'
import { type Note, noteKindName } from '../../features/notes/index.ts'
import { against, type Fact, type Objection, objectionsBeside } from '../../features/objections/index.ts'
import type { Consent } from '../../features/sharing/index.ts'
import {
  type Around,
  factName,
  type Location,
  type OwnWords,
  ownWordsName,
  type Person,
  preferredName,
  type StatutoryFact,
} from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { DefinitionList, Notice } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface PupilProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly around: readonly Around[]
  /** Nothing where the law lets the school have none any more: from the 25th birthday. */
  readonly facts: readonly StatutoryFact[] | undefined
  readonly consents: readonly Consent[]
  /** The school’s own; nothing where the actor is something else to the pupil. */
  readonly absence: Parameters<typeof pupilAbsence>[0] | undefined
  /** What the school's rules have noticed. */
  readonly noticed: Markup | ''
  readonly location: Location | undefined
  readonly ownWords: readonly OwnWords[] | undefined
  readonly notes: readonly Note[] | undefined
  /** Each stands beside its fact, for everybody who sees the fact (L-11). */
  readonly objections: readonly Objection[]
}

export function pupilView(props: PupilProps): View {
  const { context, standing, person, facts, consents, location, ownWords, notes, absence } = props
  const { language } = context
  const t = text(language)
  return {
    // A title ends up in the browser's history and on its tabs: no name in it (T-42).
    title: t('pupilTitle'),
    breadcrumb: [{ href: href(paths.front, language), label: t('frontTitle') }],
    unlisted: true,
    main: html`${context.query.get('done') === 'answered' ? Notice({ language, kind: 'success', heading: t('signalAnswered'), announce: true }) : ''}<h1>${person.name}</h1>${beside(props, 'name')}${person.protected ? Notice({ language, kind: 'warning', heading: t('protected'), children: t('protectedText') }) : ''}${whyNotice(standing, person.givenName, language)}
<p><a class="button button-secondary" href="${href(paths.newConcern, language)}?person=${person.id}">${t('reportConcern')}</a> <a class="button button-secondary" href="${href(paths.newTalk, language, { person: person.id })}">${t('newTalkTitle')}</a></p>
${props.noticed}${section('enrolment', t('enrolmentTitle'), enrolment(props))}
${facts ? section('statutory', t('statutoryTitle'), statutory(props, facts)) : ''}
${consents.length > 0 ? section('consent', t('consentTitle'), consentList(consents, language)) : ''}
${absence ? section('absence', pupilHeading(language), pupilAbsence(absence, language)) : ''}
${location ? section('contact', t('contactTitle'), contact(location, props)) : ''}
${ownWords ? section('own-words', t('ownWordsTitle'), words(ownWords, language)) : ''}
${notes ? section('notes', t('notesTitle'), noteList(notes, props)) : ''}`,
  }
}

const beside = ({ objections, context }: PupilProps, ...facts: readonly Fact[]): Markup | '' =>
  objectionsBeside(
    facts.flatMap((fact) => against(objections, fact)),
    context.language,
  )

const section = (id: string, heading: string, content: Markup): Markup =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${content}</section>`

/** The school's own: where the pupil is enrolled. Of somebody protected not even that is on a page (L-30). */
function enrolment(props: PupilProps): Markup {
  const { around, person, context } = props
  const { language } = context
  const t = text(language)
  if (person.protected) return html`<p>${t('enrolmentProtected')}</p>`
  const items = around
    .filter(({ kind, live }) => kind === 'enrolled' && live)
    .map(({ name, from }) => html`<li>${t('enrolledSince', { name, from: longDate(from, language) })}</li>`)
  return html`${items.length > 0 ? html`<ul>${items}</ul>` : html`<p>${t('enrolmentNone')}</p>`}${beside(props, 'school')}`
}

/** The closed list of the law: education order, risk of dropping out with its end, contact person. */
function statutory({ around, context: { language } }: PupilProps, facts: readonly StatutoryFact[]): Markup {
  const t = text(language)
  const contactPerson = around.find(({ kind, live }) => kind === 'contact_person' && live)
  const said = (kind: StatutoryFact['kind'], none: string) => {
    const fact = facts.find((one) => one.kind === kind)
    if (!fact) return none
    const from = longDate(fact.from, language)
    return fact.until ? t('fromUntil', { from, until: longDate(fact.until, language) }) : t('from', { from })
  }
  return html`<p>${t('statutoryText')}</p>${DefinitionList({
    items: [
      { term: factName('education_order', language), description: said('education_order', t('noOrder')) },
      { term: factName('dropout_risk', language), description: said('dropout_risk', t('noDropoutNotice')) },
      { term: t('contactPerson'), description: contactPerson?.name ?? t('noContactPerson') },
    ],
  })}`
}

function consentList(consents: readonly Consent[], language: Language): Markup {
  const t = text(language)
  const items = consents.map(({ categories, purpose, until }) => {
    const what = categories.map((category) => categoryName(category, language)).join(', ')
    return html`<li>${t('agreed', { what, purpose, until: longDate(until, language) })}</li>`
  })
  return html`<p>${t('consentText')}</p><ul>${items}</ul>`
}

function contact({ contact: reached, home }: Location, props: PupilProps): Markup {
  const { person, context } = props
  const { language } = context
  const t = text(language)
  if (person.protected) return html`<p>${t('contactProtected')}</p>`
  const known = [
    [t('phone'), reached?.phone],
    [t('email'), reached?.email],
    [t('preferred'), reached?.preferred ? preferredName(reached.preferred, language) : undefined],
    [t('address'), home?.address],
  ] as const
  const items = known.flatMap(([term, description]) => (description ? [{ term, description }] : []))
  return html`${items.length > 0 ? DefinitionList({ items }) : html`<p>${t('contactNone')}</p>`}${beside(props, 'contact', 'residence')}`
}

/** The newest words of each kind. */
function words(ownWords: readonly OwnWords[], language: Language): Markup {
  const newest = [...Map.groupBy(ownWords, ({ kind }) => kind).values()].flatMap((all) => all.slice(0, 1))
  if (newest.length === 0) return html`<p>${text(language)('ownWordsNone')}</p>`
  return html`${newest.map((one) => html`<h3>${ownWordsName(one.kind, language)}</h3><blockquote class="official"><p>${one.words}</p></blockquote>`)}`
}

/** Ordinary notes. That there are restricted ones is not the school's to know. */
function noteList(notes: readonly Note[], { objections, context: { language } }: PupilProps): Markup {
  const t = text(language)
  const shared = notes.filter(({ restricted }) => !restricted)
  if (shared.length === 0) return html`<p>${t('notesNone')}</p>`
  const items = shared.map(
    ({ id, kind, happenedOn, versions }) =>
      html`<li><h3>${noteKindName(kind, language)}, ${longDate(happenedOn, language)}</h3><p>${versions[0]?.words ?? ''}</p>${objectionsBeside(against(objections, 'note', id), language)}</li>`,
  )
  return html`<ul class="passages no-max-width">${items}</ul>`
}
