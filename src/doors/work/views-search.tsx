import type { Listed } from '../../features/young-people/index.ts'
import type { PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { TextInput } from '../../ui/forms.tsx'
import type { Content } from '../../ui/markup.ts'
import { type Filled, nothingTyped } from './form-pages.ts'
import { fieldsOf, formView } from './form-view.tsx'
import { frontCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { peopleTable } from './views-caseload.ts'

interface SearchProps {
  readonly context: PageContext
  readonly filled: Filled
  readonly after?: Content
}

/** A name is asked for by a form that is sent: an address stands in histories and logs. */
export function searchView({ context, filled, after }: SearchProps): View {
  const { language } = context
  const t = text(language)
  return formView({
    context,
    title: t('searchTitle'),
    breadcrumb: frontCrumb(language),
    filled,
    intro: <p>{t('searchText')}</p>,
    submit: t('searchSubmit'),
    backHref: href(paths.today, language),
    after,
    children: (
      <>
        <TextInput
          {...fieldsOf(language, filled)('name')}
          label={t('searchLabel')}
          hint={t('searchHint')}
          required={false}
          maxLength={80}
          autocomplete="off"
        />
        <TextInput
          {...fieldsOf(language, filled)('born')}
          label={t('searchBorn')}
          hint={t('searchBornHint')}
          required={false}
          maxLength={30}
          autocomplete="off"
        />
        <TextInput
          {...fieldsOf(language, filled)('number')}
          label={t('searchNumber')}
          required={false}
          maxLength={20}
          autocomplete="off"
        />
      </>
    ),
  })
}

interface FoundProps {
  readonly context: PageContext
  readonly typed: Typed
  readonly people: readonly Listed[]
  readonly more: boolean
  /** Nobody is called so: these are names that look like it. */
  readonly isNear: boolean
}

export function foundView({ context, typed, people, more, isNear }: FoundProps): View {
  const { language } = context
  const t = text(language)
  const count = people.length
  const said = more ? t('foundMany', { count }) : t('found', { count })
  const after = (
    <>
      <p role="status">
        {said}
        {isNear && count > 0 ? ` ${t('foundNear')}` : ''}
      </p>
      {count > 0 ? peopleTable(people, t('foundCaption'), language) : <p>{t('foundNone')}</p>}
    </>
  )
  return searchView({ context, filled: { ...nothingTyped, typed }, after })
}
