import {
  changesBetween,
  type Edition,
  initiativeStateName,
  initiativeStates,
  kindName,
  longest,
  mayRearrange,
  type Passage,
  type PassageField,
  type PassageKind,
  type PassageWords,
  passageFields,
  whyLocked,
  wordsOf,
} from '../../features/strategy/index.ts'
import type { PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Notice } from '../../ui/content.tsx'
import { Select, TextArea, TextInput } from '../../ui/forms.tsx'
import { changeList } from './changes.ts'
import type { Filled } from './form-pages.ts'
import { type FieldOf, fieldsOf, formView, versionFor } from './form-view.tsx'
import { editionCrumbs, passageCrumbs, passageTitle } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface EditProps extends Filled {
  readonly context: PageContext
  readonly edition: Edition
  readonly passage: Passage
}

export function editPassageView({ context, edition, passage, typed, errors }: EditProps): View {
  const { language } = context
  const t = text(language)
  const stored = wordsOf(passage)
  const field = fieldsOf(language, typed ?? typable(stored), errors)
  const why = whyLocked(passage.kind, edition.state)
  return formView({
    context,
    title: t('editPassage', { name: passageTitle(passage, language) }),
    breadcrumb: passageCrumbs(edition, passage, language),
    errors,
    version: versionFor(passage.version, typed, errors),
    intro: why ? (
      <p>{t(`locked_${why}`)}</p>
    ) : errors.conflict ? (
      <Meanwhile {...{ stored, typed, language }} />
    ) : null,
    ready: !why,
    children: (
      <>
        <WordFields language={language} field={field} />
        {passage.kind === 'initiative' ? <InitiativeFields language={language} field={field} /> : null}
      </>
    ),
    submit: t('save'),
    backHref: href(paths.passage, language, { edition: edition.id, passage: passage.id }),
  })
}

const typable = (words: PassageWords): Typed =>
  Object.fromEntries(passageFields.map((field) => [field, words[field] ?? '']))

/** Somebody else's words beside one's own, so that nothing is lost and nothing is overwritten unseen. */
function Meanwhile(props: { stored: PassageWords; typed: Typed | undefined; language: Language }) {
  const { stored, typed = {}, language } = props
  const t = text(language)
  const mine = Object.fromEntries(
    passageFields.map((field: PassageField) => [field, typed[field]?.trim() || null]),
  ) as PassageWords
  const differences = changesBetween(stored, { ...mine, ...('state' in typed ? {} : notAsked(stored)) })
  return (
    <Notice language={language} kind="warning" heading={t('meanwhileHeading')}>
      <p>{t('meanwhileText')}</p>
      {changeList(differences, language, { from: t('storedWords'), to: t('yourWords') })}
    </Notice>
  )
}

/** What the form of a passage that is no initiative does not ask about. */
const notAsked = ({ state, state_reason, responsible }: PassageWords) => ({
  state,
  state_reason,
  responsible,
})

interface NewProps extends Filled {
  readonly context: PageContext
  readonly edition: Edition
  readonly kind: PassageKind
  readonly theme: number
}

export function newPassageView({ context, edition, kind, theme, typed, errors }: NewProps): View {
  const { language } = context
  const t = text(language)
  const section = theme === 0 ? '' : t('theme', { number: theme })
  const field = fieldsOf(language, typed ?? { section, state: 'proposed' }, errors)
  return formView({
    context,
    title: t('addKind', { kind: kindName(kind, language) }),
    breadcrumb: editionCrumbs(edition, language),
    errors,
    intro: mayRearrange(edition.state) ? null : <p>{t('locked_edition')}</p>,
    ready: mayRearrange(edition.state),
    children: (
      <>
        <WordFields language={language} field={field} />
        {kind === 'initiative' ? <InitiativeFields language={language} field={field} /> : null}
      </>
    ),
    submit: t('add'),
    backHref: href(paths.edition, language, { edition: edition.id }),
  })
}

/** A new initiative in an old one's place. */
export function replaceView({ context, edition, passage, typed, errors }: EditProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? { state: 'planned' }, errors)
  return formView({
    context,
    title: t('replaceTitle', { name: passageTitle(passage, language) }),
    breadcrumb: passageCrumbs(edition, passage, language),
    errors,
    version: versionFor(passage.version, typed, errors),
    intro: <p>{t('replaceText')}</p>,
    children: (
      <>
        <TextArea {...field('reason')} label={t('replaceReason')} maxLength={longest.reason} rows={3} />
        <WordFields language={language} field={field} withoutSection />
        <StateField language={language} field={field} />
        <ResponsibleField language={language} field={field} />
      </>
    ),
    submit: t('replaceSubmit'),
    backHref: href(paths.passage, language, { edition: edition.id, passage: passage.id }),
  })
}

interface FieldsProps {
  readonly language: Language
  readonly field: FieldOf
}

function WordFields({ language, field, withoutSection }: FieldsProps & { withoutSection?: boolean }) {
  const t = text(language)
  return (
    <>
      <TextInput {...field('title_da')} label={t('titleDa')} maxLength={longest.title} required={false} />
      <TextInput {...field('title_en')} label={t('titleEn')} maxLength={longest.title} required={false} />
      <TextArea
        {...field('short_da')}
        label={t('shortDa')}
        hint={t('shortHint')}
        maxLength={longest.short}
        required={false}
        lang="da"
      />
      <TextArea
        {...field('short_en')}
        label={t('shortEn')}
        maxLength={longest.short}
        required={false}
        lang="en"
      />
      <TextArea
        {...field('official_da')}
        label={t('official')}
        hint={t('officialHint')}
        maxLength={longest.official}
        required={false}
        lang="da"
        rows={8}
      />
      {withoutSection ? null : (
        <TextInput
          {...field('section')}
          label={t('section')}
          hint={t('sectionHint')}
          maxLength={longest.section}
        />
      )}
    </>
  )
}

function InitiativeFields({ language, field }: FieldsProps) {
  const t = text(language)
  return (
    <>
      <StateField language={language} field={field} />
      <TextArea
        {...field('state_reason')}
        label={t('stateReason')}
        hint={t('stateReasonHint')}
        maxLength={longest.reason}
        required={false}
        rows={3}
      />
      <ResponsibleField language={language} field={field} />
    </>
  )
}

function StateField({ language, field }: FieldsProps) {
  return (
    <Select
      {...field('state')}
      label={text(language)('state')}
      choices={initiativeStates.map((state) => ({
        value: state,
        label: initiativeStateName(state, language),
      }))}
    />
  )
}

function ResponsibleField({ language, field }: FieldsProps) {
  const t = text(language)
  return (
    <TextInput
      {...field('responsible')}
      label={t('responsible')}
      hint={t('responsibleHint')}
      maxLength={longest.responsible}
      required={false}
    />
  )
}
