import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { longest, type Note, type NoteDraft, noteKindName, noteKinds } from '../../features/notes/index.ts'
import type { Listed, Person } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate } from '../../platform/time.ts'
import { Checkbox, DateInput, Radios, Select, TextArea, TextInput } from '../../ui/forms.tsx'
import { type Filled, nothingTyped } from './form-pages.ts'
import { fieldsOf, formView, personForm } from './form-view.tsx'
import { about, link, personCrumbs } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { noteTitle } from './views-note.ts'

interface PersonProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
}
type NoteProps = PersonProps & { readonly note: Note }

/** What was begun as a short note is gone on with here; where two tabs differ, both stand here. */
export function newNoteView({
  context,
  standing,
  person,
  filled,
  draft,
}: PersonProps & { filled: Filled; draft: NoteDraft }): View {
  const { language } = context
  const t = text(language)
  const today = localDate(context.now)
  const field = fieldsOf(language, filled, {
    happened_on: today,
    kind: draft.kind ?? '',
    words: draft.words,
  })
  const theirs =
    filled.errors.conflict && draft.words !== ''
      ? html`<h2>${t('draftOther')}</h2><blockquote><p>${draft.words}</p></blockquote>`
      : ''
  const ticked = (name: string) => filled.typed?.[name] !== undefined
  return personForm({
    context,
    title: t('noteNewTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('noteNewText')}</p>${theirs}`,
    to: href(paths.newNote, language, { person: person.id }),
    submit: t('noteNewSubmit'),
    children: (
      <>
        <Select
          {...field('kind')}
          label={t('noteKindLabel')}
          placeholder
          choices={noteKinds.map((value) => ({ value, label: noteKindName(value, language) }))}
        />
        <DateInput {...field('happened_on')} label={t('happenedOnLabel')} max={today} />
        <TextArea
          {...field('words')}
          label={t('wordsLabel')}
          hint={t('wordsHint')}
          rows={10}
          maxLength={longest.words}
        />
        {standing.mayWrite('sensitive') ? (
          <Checkbox
            {...field('restricted')}
            value="on"
            checked={ticked('restricted')}
            label={t('restrictedLabel')}
            hint={t('restrictedHint')}
          />
        ) : null}
        <Checkbox
          {...field('not_for_guardians')}
          value="on"
          checked={ticked('not_for_guardians')}
          label={t('notForGuardiansLabel')}
        />
        <TextInput
          {...field('guardians_because')}
          label={t('guardiansBecauseLabel')}
          required={false}
          maxLength={longest.because}
        />
        <DateInput
          {...field('tell_from')}
          label={t('tellFromLabel')}
          hint={t('tellFromHint')}
          required={false}
        />
      </>
    ),
  })
}

const crumbs = (person: Person, note: Note, language: Language) => [
  ...personCrumbs(person, language),
  {
    href: href(paths.note, language, { person: person.id, note: note.id }),
    label: noteTitle(note, language),
  },
]

export function reviseView({
  context,
  standing,
  person,
  note,
  filled,
}: NoteProps & { filled: Filled }): View {
  const { language } = context
  const t = text(language)
  const [newest] = note.versions
  const field = fieldsOf(language, filled, { words: newest?.words ?? '' })
  // After a conflict the next sending counts on what stands now; after a fault, on what was read at first.
  const version = filled.errors.conflict ? note.version : (filled.typed?.version ?? note.version)
  return formView({
    context,
    title: t('reviseTitle'),
    breadcrumb: crumbs(person, note, language),
    filled,
    hidden: { version },
    intro: html`${about(standing, person, language)}<p>${t('reviseText')}</p>${filled.errors.conflict && newest ? html`<h2>${t('reviseTheirs', { who: newest.writtenBy ?? t('unknown') })}</h2><blockquote><p>${newest.words}</p></blockquote>` : ''}`,
    submit: t('reviseSubmit'),
    backHref: href(paths.note, language, { person: person.id, note: note.id }),
    children: (
      <>
        <TextArea {...field('words')} label={t('wordsLabel')} rows={10} maxLength={longest.words} />
        <TextInput {...field('because')} label={t('becauseLabel')} maxLength={longest.because} />
      </>
    ),
  })
}

export function moveView({ context, standing, person, note, filled }: NoteProps & { filled: Filled }): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  return formView({
    context,
    title: t('moveTitle'),
    breadcrumb: crumbs(person, note, language),
    filled,
    intro: html`${about(standing, person, language)}<p>${t('moveText', { title: noteTitle(note, language) })}</p>`,
    submit: t('moveAsk'),
    to: href(paths.moveNote, language, { person: person.id, note: note.id }),
    backHref: href(paths.note, language, { person: person.id, note: note.id }),
    children: (
      <>
        <TextInput
          {...field('name')}
          label={t('moveNameLabel')}
          hint={t('moveNameHint')}
          maxLength={longest.name}
          autocomplete="off"
        />
        <TextInput {...field('because')} label={t('becauseLabel')} maxLength={longest.because} />
      </>
    ),
  })
}

interface ChooseProps extends NoteProps {
  readonly name: string
  readonly because: string
  readonly candidates: readonly Listed[]
}

/** What will happen, before it does: from whose page, to whose, and what everybody then sees. */
export function chooseView(props: ChooseProps): View {
  const { context, standing, person, note, because, candidates } = props
  const { language } = context
  const t = text(language)
  const at = { person: person.id, note: note.id }
  if (candidates.length === 0)
    return {
      ...moveView({ ...props, filled: { ...nothingTyped, typed: { name: props.name, because } } }),
      title: t('moveTitle'),
      main: html`<h1>${t('moveTitle')}</h1><p role="status">${t('moveNobody')}</p><p>${link(href(paths.moveNote, language, at), t('moveAgain'))}</p>`,
    }
  return formView({
    context,
    title: t('movePreviewTitle'),
    breadcrumb: crumbs(person, note, language),
    filled: nothingTyped,
    hidden: { because },
    intro: html`${about(standing, person, language)}<p>${t('movePreview', { title: noteTitle(note, language), name: person.name })}</p><blockquote><p>${firstWords(note)}</p></blockquote><p>${t('moveBecause', { because })}</p>`,
    submit: t('moveSubmit'),
    kind: 'warning',
    to: href(paths.confirmMove, language, at),
    backHref: href(paths.note, language, at),
    children: (
      <Radios
        name="to"
        language={language}
        label={t('moveToLabel')}
        choices={candidates.map(({ id, name, age }) => ({
          value: id,
          label: t('nameAndAge', { name, age }),
        }))}
      />
    ),
  })
}

function firstWords({ versions }: Note, most = 200): string {
  const words = versions[0]?.words ?? ''
  return words.length <= most ? words : `${words.slice(0, words.lastIndexOf(' ', most))} …`
}
