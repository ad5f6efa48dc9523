import { categoryName, type Onlooker, reasonName } from '../../features/access/index.ts'
import { longest } from '../../features/administration/index.ts'
import { storedRoleName } from '../../features/users/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDate } from '../../platform/time.ts'
import { DateInput, TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { audits } from './access.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { frontCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

export function findPersonView({ context, typed, errors }: Filled & { readonly context: PageContext }): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? {}, errors)
  return formView({
    context,
    title: t('findPerson'),
    breadcrumb: frontCrumb(language),
    errors,
    intro: <p>{t('findPersonIntro')}</p>,
    children: (
      <>
        <TextInput {...field('name')} label={t('wholeName')} maxLength={longest.name} />
        <DateInput {...field('born')} label={t('born')} />
      </>
    ),
    submit: t('findPersonSubmit'),
    backHref: href(paths.front, language),
  })
}

interface OnlookersProps {
  readonly context: PageContext
  readonly personId: string
  /** None of somebody whose name is protected. */
  readonly name: string | null
  readonly why: Markup
  readonly onlookers: readonly Onlooker[]
}

/** Who can see this person today, and why: the same rule that the database enforces, read instead. */
export function onlookersView({ context, personId, name, why, onlookers }: OnlookersProps): View {
  const { language, actor } = context
  const t = text(language)
  const title = t('onlookersTitle', { name: name ?? t('protectedPerson') })
  return {
    // A name in a title would stay in the browser's history (trust requirement T-42).
    title: t('onlookers'),
    breadcrumb: [...frontCrumb(language), { href: href(paths.findPerson, language), label: t('findPerson') }],
    unlisted: true,
    main: (
      <>
        <h1>{title}</h1>
        {why}
        {audits(actor) ? (
          <p>
            <a href={`${href(paths.log, language)}?person=${personId}`}>{t('looksAtPerson')}</a>
          </p>
        ) : null}
        {onlookers.length > 0 ? onlookerTable(context, onlookers) : <p>{t('noOnlookers')}</p>}
      </>
    ),
  }
}

function onlookerTable({ language }: PageContext, onlookers: readonly Onlooker[]) {
  const t = text(language)
  return table<Onlooker>({
    caption: t('onlookersCaption'),
    rows: onlookers,
    columns: [
      { heading: t('columnName'), cell: (one) => one.name },
      {
        heading: t('role'),
        cell: (one) =>
          [storedRoleName(one.role, language), one.organisation].filter((words) => words !== null).join(', '),
      },
      { heading: t('why'), cell: (one) => reasonName(one.reason, language) },
      {
        heading: t('sees'),
        cell: (one) => one.categories.map((category) => categoryName(category, language)).join(', '),
      },
      { heading: t('legalBasis'), cell: (one) => one.legalBasis },
      { heading: t('until'), cell: (one) => (one.until ? longDate(one.until, language) : t('openEnd')) },
    ],
  })
}
