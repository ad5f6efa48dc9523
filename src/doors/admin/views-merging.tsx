import { html } from 'hono/html'
import { longest } from '../../features/administration/index.ts'
import { inventory } from '../../features/inventory/index.ts'
import type { Merge, Side } from '../../features/merging/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate, longDateTime } from '../../platform/time.ts'
import {
  CsrfField,
  DateInput,
  ErrorSummary,
  FormActions,
  listErrors,
  SubmitButton,
  TextArea,
  TextInput,
} from '../../ui/forms.tsx'
import type { Content, Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { doneNotice, frontCrumb, primaryLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

const mergesCrumb = (language: Language): NonNullable<View['breadcrumb']> => [
  ...frontCrumb(language),
  { href: href(paths.merges, language), label: text(language)('merges') },
]

export function mergesView(props: {
  readonly context: PageContext
  readonly merges: readonly Merge[]
}): View {
  const { context, merges } = props
  const { language, actor } = context
  const t = text(language)
  const link = ({ id }: Merge) =>
    html`<a href="${href(paths.merge, language, { merge: id })}">${t('mergeNumber', { number: id })}</a>`
  return {
    title: t('merges'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`<h1>${t('merges')}</h1><p>${t('mergesIntro')}</p>
${administers(actor) ? primaryLink(href(paths.newMerge, language), t('mergeNew')) : ''}
${
  merges.length === 0
    ? html`<p>${t('mergeNone')}</p>`
    : table<Merge>({
        caption: t('mergesCaption'),
        rows: merges,
        columns: [
          { heading: t('mergeColumn'), cell: link },
          { heading: t('importColumnState'), cell: (merge) => standing(merge, language) },
        ],
      })
}`,
  }
}

function standing(merge: Merge, language: Language): string {
  const t = text(language)
  if (merge.partedAt)
    return t('mergeParted', { who: merge.partedBy ?? '', when: longDateTime(merge.partedAt, language) })
  if (merge.mergedAt)
    return t('mergeMerged', { who: merge.mergedBy ?? '', when: longDateTime(merge.mergedAt, language) })
  return t('mergeAsked', { when: longDateTime(merge.askedAt, language) })
}

export function mergeFormView({ context, typed, errors }: Filled & { readonly context: PageContext }): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? {}, errors)
  return formView({
    context,
    title: t('mergeNew'),
    breadcrumb: mergesCrumb(language),
    errors,
    intro: <p>{t('mergeNewText')}</p>,
    children: (
      <>
        <TextInput {...field('name')} label={t('wholeName')} maxLength={longest.name} />
        <DateInput {...field('born')} label={t('born')} />
        <TextInput
          {...field('otherName')}
          label={t('mergeOtherName')}
          hint={t('mergeOtherHint')}
          maxLength={longest.name}
          required={false}
        />
        <DateInput {...field('otherBorn')} label={t('mergeOtherBorn')} required={false} />
        <TextArea
          {...field('because')}
          label={t('mergeBecause')}
          hint={t('mergeBecauseHint')}
          maxLength={longest.because}
        />
      </>
    ),
    submit: t('mergeFind'),
    backHref: href(paths.merges, language),
  })
}

interface MergeProps {
  readonly context: PageContext
  readonly merge: Merge
  /** The kept one first; once they are one, it alone. */
  readonly sides: readonly Side[]
  readonly typed?: Typed | undefined
  readonly errors?: FormErrors
}

export function mergeView(props: MergeProps): View {
  const { context, merge, sides, errors } = props
  const { language } = context
  const t = text(language)
  return {
    // A name in a title would stay in the browser's history (trust requirement T-42).
    title: t('mergeNumber', { number: merge.id }),
    breadcrumb: mergesCrumb(language),
    unlisted: true,
    main: (
      <>
        {doneNotice(context)}
        {errors ? (
          <ErrorSummary language={language} errors={listErrors(errors.fields, errors.conflict)} />
        ) : null}
        <h1>{t('mergeNumber', { number: merge.id })}</h1>
        <p>{standing(merge, language)}</p>
        <p>{t('mergeWhy', { because: merge.because })}</p>
        {merge.partedBecause ? <p>{t('mergePartedWhy', { because: merge.partedBecause })}</p> : null}
        {sidesTable(merge, sides, language)}
        {movesTable(merge, language)}
        {steps(props)}
      </>
    ),
  }
}

function sidesTable(merge: Merge, sides: readonly Side[], language: Language): Markup {
  const t = text(language)
  const sex = (side: Side) => (side.sex === null ? t('mergeUnknown') : t(`mergeSex_${side.sex}`))
  return table<Side>({
    caption: t(merge.state === 'merged' ? 'mergeSideCaption' : 'mergeSidesCaption'),
    rows: sides,
    columns: [
      {
        heading: t('mergeSide'),
        cell: ({ personId }) => t(personId === merge.keptId ? 'mergeKept' : 'mergeGone'),
      },
      { heading: t('columnName'), cell: ({ name }) => name ?? t('protectedPerson') },
      { heading: t('born'), cell: ({ birthDate }) => longDate(birthDate, language) },
      { heading: t('mergeSex'), cell: sex },
      {
        heading: t('mergeNumbers'),
        cell: ({ numbers }) =>
          numbers.map((kind) => t(`mergeNumber_${kind}`)).join(', ') || t('mergeNoNumber'),
      },
      { heading: t('mergeEntered'), cell: ({ enteredAt }) => longDateTime(enteredAt, language) },
    ],
  })
}

interface Moved {
  readonly table: string
  readonly follow: number
  readonly aside: number
}

function movesTable({ moves, state }: Merge, language: Language): Content {
  const t = text(language)
  const tables = [...new Set([...Object.keys(moves.follow), ...Object.keys(moves.aside)])].sort()
  if (tables.length === 0) return <p>{t('mergeNothing')}</p>
  // What the rows are for, as the record of processing says it: a new table has its words from the first day on.
  const purpose = (name: string) =>
    inventory.find(({ table: one }) => one === name)?.purpose[language] ?? name
  return (
    <>
      {table<Moved>({
        caption: t(state === 'asked' ? 'mergeMovesCaption' : 'mergeMovedCaption'),
        rows: tables.map((name) => ({
          table: name,
          follow: moves.follow[name] ?? 0,
          aside: moves.aside[name] ?? 0,
        })),
        columns: [
          { heading: t('mergeWhat'), cell: (row) => purpose(row.table) },
          { heading: t('mergeFollow'), cell: ({ follow }) => String(follow), number: true },
          { heading: t('mergeAside'), cell: ({ aside }) => String(aside), number: true },
        ],
      })}
      <p>{t('mergeAsideText')}</p>
    </>
  )
}

/** What can be done next: by whoever may. */
function steps({ context, merge, typed, errors }: MergeProps): Content {
  const { language, actor } = context
  const t = text(language)
  if (!administers(actor) || merge.state === 'parted') return null
  const form = (children: Content) => (
    <form method="post" action={href(paths.merge, language, { merge: merge.id })} novalidate>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      {children}
    </form>
  )
  const button = (step: 'swap' | 'merge' | 'part', kind: 'primary' | 'secondary' | 'warning') => (
    <SubmitButton kind={kind} name="step" value={step}>
      {t(`mergeStep_${step}`)}
    </SubmitButton>
  )
  if (merge.state === 'asked')
    return form(
      <FormActions>
        {button('merge', 'primary')}
        {button('swap', 'secondary')}
      </FormActions>,
    )
  const field = fieldsOf(language, typed ?? {}, errors ?? { fields: {} })
  return (
    <>
      <h2>{t('mergeStep_part')}</h2>
      <p>{t('mergePartText')}</p>
      {form(
        <>
          <TextArea {...field('because')} label={t('mergePartBecause')} maxLength={longest.because} />
          <FormActions>{button('part', 'warning')}</FormActions>
        </>,
      )}
    </>
  )
}
