import { html } from 'hono/html'
import type { ToldConcern } from '../../features/concerns/index.ts'
import { against, factName, type Objection, objectionsBeside } from '../../features/objections/index.ts'
import type { OwnWords, ToldNote, Whereabouts } from '../../features/own-data/index.ts'
import type { Focus } from '../../features/special-focus/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { DefinitionList, Details } from '../../ui/content.tsx'
import type { Content, Markup } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import { myPage } from './layout.ts'
import { doneNotice, wrongLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { type AroundProps, adultSection, aroundSection } from './views-around.ts'
import { concernsLine } from './views-concerns.ts'

export interface AboutProps extends AroundProps {
  readonly context: PageContext
  readonly opened: Opened
  readonly ownWords: readonly OwnWords[]
  readonly notes: readonly ToldNote[]
  readonly objections: readonly Objection[]
  /** As far as they may be told. */
  readonly concerns: readonly ToldConcern[]
  /** What rules have noticed: the young person's alone. */
  readonly signals?: Markup | ''
}

/** What is kept about the young person, in plain words, each fact with the way to say that it is wrong (L-11). */
export function aboutView(
  props: AboutProps & { readonly whereabouts: Whereabouts; readonly focus: Focus | undefined },
): View {
  const { context, opened } = props
  const { language, query } = context
  const t = text(language)
  return {
    title: t('aboutTitle'),
    unlisted: true,
    main: myPage({
      opened,
      context,
      before: doneNotice(query, language),
      title: t('aboutTitle'),
      children: html`<p>${t('aboutText')}</p>
${adultSection(props)}<section aria-labelledby="facts"><h2 id="facts">${t('factsHeading')}</h2>${DefinitionList({ items: [...nameAndAge(props), ...whereItems(props)] })}${others(props)}</section>
${concernsLine(props.concerns, opened, language)}${props.signals ?? ''}${focusSection(props.focus, language)}${aroundSection(props)}${wordsSection(props)}${notesSection(props)}`,
    }),
  }
}

/** That somebody looks after them with special care is never behind their back (domain §3). */
function focusSection(focus: Focus | undefined, language: Language): Markup | '' {
  if (!focus) return ''
  const t = text(language)
  const { since, because, reviewOn } = focus
  return html`<section aria-labelledby="focus"><h2 id="focus">${t('focus')}</h2><p>${t('focusText', { since: longDate(since, language), review: longDate(reviewOn, language) })}</p><blockquote><p>${because}</p></blockquote></section>`
}

/** The smaller view of a holder of custody: no address, no number, and nobody’s words about the other parent (L-09, L-30). */
export function childView(props: AboutProps): View {
  const { context, opened, ownWords, notes } = props
  const { language, query } = context
  const t = text(language)
  const { givenName: name, age } = opened.facts
  const title = t('tabChild', { name })
  return {
    title,
    unlisted: true,
    main: myPage({
      opened,
      context,
      before: doneNotice(query, language),
      title,
      children: html`<p>${t('childText', { name })} ${t('childUntil', { name })}${age >= 15 ? html` ${t('childSmaller', { name })}` : ''}</p>
${adultSection(props)}<section aria-labelledby="facts"><h2 id="facts">${t('factsHeading')}</h2>${DefinitionList({ items: nameAndAge(props) })}${others(props)}</section>
${concernsLine(props.concerns, opened, language)}${aroundSection(props)}${ownWords.length > 0 ? wordsSection(props) : ''}${notes.length > 0 ? notesSection(props) : ''}`,
    }),
  }
}

/** A fact, what is said against it, and where to say so. */
function fact(
  about: Parameters<typeof against>[1],
  term: string,
  value: Content,
  { opened, objections, context: { language } }: AboutProps,
): { term: Content; description: Content } {
  return {
    term,
    description: html`${value} ${wrongLink(opened, about, factName(about, language), language)}${objectionsBeside(against(objections, about), language)}`,
  }
}

function nameAndAge(props: AboutProps) {
  const { opened, context } = props
  const { language } = context
  const t = text(language)
  const { name, age, birthDate } = opened.facts
  return [
    fact('name', t('name'), name, props),
    fact('age', t('age'), t('ageText', { age, date: longDate(birthDate, language) }), props),
  ]
}

function whereItems(props: AboutProps & { readonly whereabouts: Whereabouts }) {
  const { opened, whereabouts, context } = props
  const t = text(context.language)
  if (opened.facts.isProtected) return [{ term: t('address'), description: t('hidden') }]
  const { phone, email, address } = whereabouts
  const reached = [phone, email].filter((one) => one !== null).join(', ')
  return [
    fact('contact', `${t('phone')} / ${t('email')}`, reached || t('noneKnown'), props),
    fact('residence', t('address'), address ?? t('noneKnown'), props),
  ]
}

/** What is said of something that stands nowhere else on the page. */
const others = ({ objections, context: { language } }: AboutProps): Markup | '' =>
  objectionsBeside([...against(objections, 'other'), ...against(objections, 'school')], language)

function wordsSection({ ownWords, opened, context: { language } }: AboutProps): Markup {
  const t = text(language)
  const kinds = [...new Set(ownWords.map(({ kind }) => kind))]
  const newest = kinds.flatMap((kind) => ownWords.find((one) => one.kind === kind) ?? [])
  const earlier = ownWords.filter((one) => !newest.includes(one))
  const item = (one: OwnWords) =>
    html`<li><h3>${t(`words_${one.kind}`)}</h3><p>${one.words}</p><p>${t('wordsAt', { date: longDate(localDate(one.writtenAt), language) })}</p></li>`
  return html`<section aria-labelledby="words"><h2 id="words">${t('words')}</h2>${opened.ofChild ? '' : html`<p>${t('wordsText')}</p>`}${newest.length > 0 ? html`<ul class="passages no-max-width">${newest.map(item)}</ul>` : html`<p>${t('wordsNone')}</p>`}${earlier.length > 0 ? Details({ summary: t('wordsEarlier'), children: html`<ul class="passages no-max-width">${earlier.map(item)}</ul>` }) : ''}${opened.ofChild ? '' : html`<p><a class="button button-primary" href="${href(paths.ownWords, language)}">${t('wordsWrite')}</a></p>`}</section>`
}

function notesSection(props: AboutProps): Markup {
  const { notes, opened, context } = props
  const { language } = context
  const t = text(language)
  const restricted = notes.some((note) => note.restricted)
  const heading = opened.ofChild ? t('childNotes', { name: opened.facts.givenName }) : t('notes')
  const open = restricted && !opened.ofChild
  return html`<section aria-labelledby="notes"><h2 id="notes">${heading}</h2>${notes.length === 0 ? html`<p>${t('notesNone')}</p>` : noteList(props)}${open ? html`<p><a href="${href(paths.restricted, language)}">${t('noteOpen')}</a></p>` : ''}</section>`
}

type NoteProps = Pick<AboutProps, 'notes' | 'opened' | 'objections' | 'context'>

function noteList({ notes, opened, objections, context: { language } }: NoteProps): Markup {
  const t = text(language)
  return html`<ul class="passages no-max-width">${notes.map((note) => {
    const date = longDate(note.happenedOn, language)
    const wrong = wrongLink(opened, 'note', t('noteOn', { date }), language, note.id)
    return html`<li><h3>${t('noteOn', { date })}</h3><p>${note.words ?? t('noteRestricted')}</p>${objectionsBeside(against(objections, 'note', note.id), language)}<p>${wrong}</p></li>`
  })}</ul>`
}

/** The restricted notes with their words. */
export function restrictedView(props: NoteProps): View {
  const { context, opened, notes } = props
  const { language } = context
  const t = text(language)
  return {
    title: t('restrictedTitle'),
    unlisted: true,
    breadcrumb: [{ href: href(paths.about, language), label: t('aboutTitle') }],
    main: myPage({
      opened,
      context,
      title: t('restrictedTitle'),
      children: html`<p>${t('restrictedText')}</p><section aria-labelledby="notes"><h2 id="notes">${t('notes')}</h2>${notes.length === 0 ? html`<p>${t('notesNone')}</p>` : noteList(props)}</section>`,
    }),
  }
}
