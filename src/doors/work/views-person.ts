import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import type { PlanClock } from '../../features/law-clock/index.ts'
import type { NoteDraft } from '../../features/notes/index.ts'
import { against, type Fact, type Objection, objectionsBeside } from '../../features/objections/index.ts'
import type { OpenPromise } from '../../features/promises/index.ts'
import type { Consent, Disclosure } from '../../features/sharing/index.ts'
import type { OpenSignal } from '../../features/signals/index.ts'
import type { AgreedStep, Talk } from '../../features/talks/index.ts'
import type { TimelineKind, TimelinePage } from '../../features/timeline/index.ts'
import {
  type Around,
  factName,
  type Location,
  type OwnWords,
  ownWordsName,
  type Person,
  type StatutoryFact,
} from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate, longDateTime } from '../../platform/time.ts'
import { Details, Notice } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { about, actionLinks, doneNotice, frontCrumb, link } from './parts.ts'
import { paths } from './paths.ts'
import { type People, peopleSection } from './people-section.ts'
import { text } from './text.ts'
import { aroundTable, locationList } from './views-around.ts'
import { byHandLinks } from './views-by-hand.tsx'
import { lawClockSection } from './views-law-clock.tsx'
import { nextSection } from './views-next.ts'
import { promiseList } from './views-promises.tsx'
import { quickNote } from './views-quick-note.tsx'
import { sharingSection } from './views-sharing-list.ts'
import { signalList } from './views-signals.tsx'
import { type StatusProps, statusSection } from './views-status.tsx'
import { talksSection } from './views-talks.tsx'
import { timelineSection } from './views-timeline.ts'

interface PersonProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  /** Where the actor may know it. */
  readonly status: Pick<StatusProps, 'course' | 'known' | 'focus'> | undefined
  readonly ownWords: readonly OwnWords[] | undefined
  readonly people: People
  /** Where the actor may know them. */
  readonly signals: readonly OpenSignal[] | undefined
  /** Where it runs, and the actor may know it. */
  readonly clock: PlanClock | undefined
  readonly promises: readonly OpenPromise[]
  readonly around: readonly Around[]
  readonly location: Location | undefined
  readonly facts: readonly StatutoryFact[] | undefined
  readonly consents: readonly Consent[] | undefined
  readonly disclosures: readonly Disclosure[] | undefined
  /** Those that the actor is told of. */
  readonly talks: readonly Talk[]
  readonly steps: readonly AgreedStep[]
  readonly timeline: TimelinePage
  readonly kind: TimelineKind | undefined
  readonly isFurther: boolean
  /** Each stands beside its fact, for everybody who sees the fact (L-11). */
  readonly objections: readonly Objection[]
  /** What the actor has begun to write, where they may write. */
  readonly draft: NoteDraft | undefined
}

/** The young person's own words stand first; then why one sees the page; then the rest, as far as one may. */
export function personView(props: PersonProps): View {
  const { context, standing, person } = props
  const { language, query } = context
  const t = text(language)
  return {
    // A title ends up in the browser's history and on its tabs: no name in it (T-42).
    title: t('personTitle'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${person.name}</h1>${beside(props, 'name')}${protection(person, language)}
${props.ownWords ? ownWordsSection(props.ownWords, language) : ''}
${about(standing, person, language)}${facts(person, language)}${beside(props, 'age', 'other')}
${section('contact-person', t('contactPersonTitle'), peopleSection(context, standing, person, props.people))}
${props.status ? section('status', t('statusTitle'), statusSection({ context, standing, person, ...props.status })) : ''}
${props.clock ? section('law-clock', t(`clockTitle_${props.clock.rule}`), lawClockSection(props.clock, standing, person, props.status?.course.rules, language)) : ''}
${props.signals && props.signals.length > 0 ? section('signals', t('signalsTitle'), signalList(props.signals, standing, language)) : ''}
${section('promises', t('personPromises'), promiseList(props.promises, language))}
${props.talks.length > 0 || props.steps.length > 0 || standing.mayWrite('guidance') ? section('talks', t('personTalks'), talksSection({ ...props, language })) : ''}
${section('around', t('aroundTitle'), aroundSection(props))}
${props.location ? section('contact', t('contactTitle'), contactSection(props.location, props)) : ''}
${props.facts ? section('statutory', t('statutoryTitle'), statutoryList(props.facts, language)) : ''}
${section('next', t('nextTitle'), nextSection(standing, person, language))}
${props.consents && props.disclosures ? section('sharing', t('sharingTitle'), sharingSection({ ...props, consents: props.consents, disclosures: props.disclosures })) : ''}
${props.draft ? section('quick-note', t('quickNoteTitle'), html`${quickNote(context, person, props.draft)}`) : ''}
${section('timeline', t('historyTitle'), timelineSection({ ...props, rules: props.status?.course.rules }))}
${printedBy(context)}`,
  }
}

/** What somebody says is wrong with a fact; of a protected person's places it waits behind the click as they do (L-30). */
const beside = ({ objections, context }: PersonProps, ...facts: readonly Fact[]): Markup | '' =>
  objectionsBeside(
    facts.flatMap((fact) => against(objections, fact)),
    context.language,
  )

/** Only on paper: who took it along, and when. */
const printedBy = ({ actor, language, now }: PageContext): Markup | '' =>
  actor.kind === 'person'
    ? html`<p class="printed-by">${text(language)('printedBy', { who: actor.name, at: longDateTime(now, language) })}</p>`
    : ''

const section = (id: string, heading: string, content: Markup): Markup =>
  html`<section class="person-part" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${content}</section>`

function protection({ protected: isProtected, protectedUntil }: Person, language: Language): Markup | '' {
  if (!isProtected) return ''
  const t = text(language)
  const until = protectedUntil
    ? t('protectedUntil', { date: longDate(protectedUntil, language) })
    : t('protectedText')
  return Notice({ language, kind: 'warning', heading: t('protected'), children: until })
}

function ownWordsSection(ownWords: readonly OwnWords[], language: Language): Markup {
  const t = text(language)
  const byKind = Map.groupBy(ownWords, ({ kind }) => kind)
  const said = ({ words, writtenAt }: OwnWords) =>
    html`<blockquote class="official"><p>${words}</p></blockquote><p>${t('writtenOn', { date: longDate(localDate(writtenAt), language) })}</p>`
  const kinds = [...byKind].map(([kind, all]) => {
    const [newest, ...older] = all
    return html`<h3>${ownWordsName(kind, language)}</h3>${newest ? said(newest) : ''}${older.length > 0 ? Details({ summary: t('ownWordsOlder', { count: older.length }), children: html`${older.map(said)}` }) : ''}`
  })
  return section(
    'own-words',
    t('ownWordsTitle'),
    kinds.length > 0 ? html`${kinds}` : html`<p>${t('ownWordsNone')}</p>`,
  )
}

function facts({ birthDate, language: spoken, needsInterpreter }: Person, language: Language): Markup {
  const t = text(language)
  const speaks = new Intl.DisplayNames(language === 'da' ? 'da-DK' : 'en-GB', { type: 'language' }).of(spoken)
  return html`<p>${t('bornOn', { date: longDate(birthDate, language) })} ${t('speaks', { language: speaks ?? spoken })}${needsInterpreter ? ` ${t('interpreter')}` : ''}</p>`
}

/** Of somebody protected the school is a place where they can be found: it is not here (L-30). */
function aroundSection(props: PersonProps): Markup {
  const { around, standing, person, context } = props
  const { language } = context
  const t = text(language)
  const shown = around.filter(({ kind }) => kind !== 'self' && !(person.protected && kind === 'enrolled'))
  const live = shown.filter((one) => one.live)
  const past = shown.filter((one) => !one.live)
  const mayEnd = standing.mayWrite('contact')
  // Of somebody protected nothing is entered by hand (L-30).
  const custodyEnds = (kind: Around['kind']) => kind === 'custody' && !person.protected
  const end = {
    heading: t('columnDo'),
    cell: ({ id, kind }: Around) =>
      kind === 'referral'
        ? link(href(paths.endRelation, language, { person: person.id, relation: id }), t('endTitle'))
        : custodyEnds(kind)
          ? link(href(paths.endCustody, language, { person: person.id, relation: id }), t('custodyEndTitle'))
          : '',
  }
  const withEnd = mayEnd && live.some(({ kind }) => kind === 'referral' || custodyEnds(kind))
  return html`${live.length > 0 ? aroundTable(live, t('aroundCaption'), language, withEnd ? end : undefined) : html`<p>${t('aroundNone')}</p>`}${past.length > 0 ? Details({ summary: t('aroundPast', { count: past.length }), children: aroundTable(past, t('aroundPastCaption'), language) }) : ''}${person.protected ? beside(props, 'around') : beside(props, 'around', 'school')}`
}

function contactSection(location: Location, props: PersonProps): Markup {
  const { standing, person, context } = props
  const { language } = context
  const t = text(language)
  if (!person.protected)
    return html`${locationList(location, language)}${beside(props, 'contact', 'residence')}${standing.mayWrite('contact') ? byHandLinks(person, language) : ''}`
  const way = href(paths.location, language, { person: person.id })
  return html`<p>${t('contactProtected')}</p>${standing.may('secret') ? actionLinks([[way, t('locationTitle')]]) : html`<p>${t('contactNotYours')}</p>`}`
}

export function statutoryList(list: readonly StatutoryFact[], language: Language): Markup {
  const t = text(language)
  if (list.length === 0) return html`<p>${t('statutoryNone')}</p>`
  const items = list.map(({ kind, from, until, source }) => {
    const dates = until
      ? t('fromUntil', { from: longDate(from, language), until: longDate(until, language) })
      : t('from', { from: longDate(from, language) })
    return html`<li>${factName(kind, language)}. ${dates} ${t('source', { source })}</li>`
  })
  return html`<ul>${items}</ul>`
}
