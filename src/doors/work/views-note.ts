import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { type Note, type NoteVersion, noteKindName } from '../../features/notes/index.ts'
import { against, type Objection, objectionsBeside } from '../../features/objections/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate, longDateTime } from '../../platform/time.ts'
import { Details } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { about, actionLinks, doneNotice, link, personCrumbs, personHref } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface NotesProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly objections: readonly Objection[]
}

/**
 * A note among others. A restricted one is there for everybody on the case; its words are a click away, and what is said
 * against them as well. What it said before is on its own page.
 */
export function noteItem(note: Note, { objections, standing, person, context }: NotesProps): Markup {
  const { language } = context
  const t = text(language)
  const open = link(
    href(paths.note, language, { person: person.id, note: note.id }),
    t('noteOpen', { title: noteTitle(note, language) }),
  )
  const restricted = standing.may('sensitive') ? open : t('noteNotYours')
  return html`<h3>${noteTitle(note, language)}</h3>${noteHead(note, language)}${note.restricted ? html`<p>${t('noteRestricted')} ${restricted}</p>` : html`${paragraphs(note.versions[0]?.words ?? '')}${objectionsBeside(against(objections, 'note', note.id), language)}<p>${open}</p>`}`
}

/** `Samtale, 3. november 2026` */
export const noteTitle = ({ kind, happenedOn }: Note, language: Language): string =>
  `${noteKindName(kind, language)}, ${longDate(happenedOn, language)}`

function noteHead(note: Note, language: Language): Markup {
  const t = text(language)
  const { writtenBy, writtenAt, version, notForGuardiansBecause, tellFrom } = note
  const said = [
    t('noteBy', { who: writtenBy ?? t('unknown'), at: longDateTime(writtenAt, language) }),
    ...(version > 1 ? [t('noteVersions', { count: version })] : []),
    ...(notForGuardiansBecause ? [t('noteNotForGuardians', { because: notForGuardiansBecause })] : []),
    ...(tellFrom ? [t('noteTellFrom', { date: longDate(tellFrom, language) })] : []),
  ]
  return html`<p>${said.join(' ')}</p>`
}

const paragraphs = (words: string): Markup =>
  html`${words.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph.trim()}</p>`)}`

function olderVersions({ versions }: Note, language: Language): Markup | '' {
  const [, ...older] = versions
  if (older.length === 0) return ''
  const t = text(language)
  const revisions = versions.filter(({ because }) => because !== null)
  const children = html`${revisions.map((one) => html`<p>${revision(one, language)}</p>`)}${older.map((one) => html`<h4>${t('versionTitle', { version: one.version, at: longDateTime(one.writtenAt, language) })}</h4>${paragraphs(one.words)}`)}`
  return Details({ summary: t('noteOlder', { count: older.length }), children })
}

const revision = ({ version, writtenBy, because }: NoteVersion, language: Language): string =>
  text(language)('versionBecause', {
    version,
    who: writtenBy ?? text(language)('unknown'),
    because: because ?? '',
  })

interface NoteProps extends NotesProps {
  readonly note: Note
}

/** One note with its words and everything that it said before. */
export function noteView({ context, standing, person, note, objections }: NoteProps): View {
  const { language, query } = context
  const t = text(language)
  const at = { person: person.id, note: note.id }
  const mayWrite = standing.mayWrite(note.restricted ? 'sensitive' : 'guidance')
  const ways = [
    [href(paths.reviseNote, language, at), t('reviseTitle')],
    [href(paths.moveNote, language, at), t('moveTitle')],
  ] as const
  return {
    title: noteTitle(note, language),
    breadcrumb: personCrumbs(person, language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${noteTitle(note, language)}</h1>${about(standing, person, language)}${noteHead(note, language)}${note.restricted ? html`<p>${t('noteOpened')}</p>` : ''}
${paragraphs(note.versions[0]?.words ?? '')}${olderVersions(note, language)}${objectionsBeside(against(objections, 'note', note.id), language)}${mayWrite ? actionLinks(ways) : ''}<p>${link(personHref(person, language), t('back'))}</p>`,
  }
}
