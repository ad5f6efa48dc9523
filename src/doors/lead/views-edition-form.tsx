import { descriptionOf, type Edition, longest, mayRearrange } from '../../features/strategy/index.ts'
import type { PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { DateInput, TextInput } from '../../ui/forms.tsx'
import type { Filled } from './form-pages.ts'
import { type FieldOf, fieldsOf, formView, versionFor } from './form-view.tsx'
import { editionCrumbs, editionName, frontCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface NewProps extends Filled {
  readonly context: PageContext
  readonly working: Edition
}

export function newEditionView({ context, working, typed, errors }: NewProps): View {
  const { language } = context
  const t = text(language)
  const number = (working.number ?? 0) + 1
  const field = fieldsOf(language, typed ?? { number: String(number) }, errors)
  return formView({
    context,
    title: t('begin', { number }),
    breadcrumb: frontCrumb(language),
    errors,
    intro: <p>{t('beginIntro', { name: editionName(working, language) })}</p>,
    children: <EditionFields context={context} field={field} />,
    submit: t('beginSubmit'),
    backHref: href(paths.front, language),
  })
}

interface EditProps extends Filled {
  readonly context: PageContext
  readonly edition: Edition
}

export function editEditionView({ context, edition, typed, errors }: EditProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? stored(edition), errors)
  return formView({
    context,
    title: t('editEdition', { name: editionName(edition, language) }),
    breadcrumb: editionCrumbs(edition, language),
    errors,
    version: versionFor(edition.version, typed, errors),
    intro: mayRearrange(edition.state) ? null : <p>{t('locked_edition')}</p>,
    ready: mayRearrange(edition.state),
    children: <EditionFields context={context} field={field} />,
    submit: t('save'),
    backHref: href(paths.edition, language, { edition: edition.id }),
  })
}

const stored = (edition: Edition): Typed =>
  Object.fromEntries(
    Object.entries(descriptionOf(edition)).map(([field, value]) => [
      field,
      value === null ? '' : String(value),
    ]),
  )

function EditionFields({ context, field }: { context: PageContext; field: FieldOf }) {
  const t = text(context.language)
  return (
    <>
      <TextInput
        {...field('number')}
        label={t('number')}
        inputmode="numeric"
        maxLength={3}
        required={false}
      />
      <TextInput {...field('title_da')} label={t('titleDa')} maxLength={longest.title} />
      <TextInput {...field('title_en')} label={t('titleEn')} maxLength={longest.title} />
      <DateInput {...field('valid_from')} label={t('firstDay')} required={false} />
      <DateInput {...field('valid_to')} label={t('lastDay')} required={false} />
    </>
  )
}
