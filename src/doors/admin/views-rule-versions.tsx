import { html } from 'hono/html'
import type { RuleVersion } from '../../features/rule-versions/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href, type Path } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { DateInput, TextArea } from '../../ui/forms.tsx'
import type { Content } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { doneNotice, frontCrumb, primaryLink } from './parts.ts'
import { text } from './text.ts'

/** Where the versions of some rules are, and what they are called. */
export interface Versioned {
  readonly list: Path
  readonly one: (version: number, language: Language) => string
  readonly draft: Path
  readonly title: (language: Language) => string
}

export const versionHref = (
  { one }: Versioned,
  { version }: Pick<RuleVersion, 'version'>,
  language: Language,
): string => one(version, language)

export const listCrumb = (
  { list, title }: Versioned,
  language: Language,
): NonNullable<View['breadcrumb']> => [
  ...frontCrumb(language),
  { href: href(list, language), label: title(language) },
]

export const versionName = ({ version }: RuleVersion, language: Language): string =>
  text(language)('versionName', { version })

/** A version’s own name and what it is a version of: no two pages have one title. */
export const versionTitle = (rules: Versioned, version: RuleVersion, language: Language): string =>
  `${rules.title(language)}: ${versionName(version, language).toLowerCase()}`

const versionCrumb = (rules: Versioned, version: RuleVersion, language: Language) => [
  ...listCrumb(rules, language),
  { href: versionHref(rules, version, language), label: versionName(version, language) },
]

/** When a version is in force, its last day said as the first one without it. */
export function inForceWords({ inForce }: RuleVersion, language: Language): string {
  const t = text(language)
  if (!inForce) return t('versionDraft')
  const from = inForce.from === '-infinity' ? undefined : longDate(inForce.from, language)
  const until = inForce.until === 'infinity' ? undefined : longDate(inForce.until, language)
  if (from && until) return t('versionFromUntil', { from, until })
  if (from) return t('versionSince', { from })
  return until ? t('versionUntil', { until }) : t('versionAlways')
}

/** All versions, and the way to another one. */
export function versionsView(
  rules: Versioned,
  props: {
    readonly context: PageContext
    readonly versions: readonly RuleVersion[]
    readonly intro: string
    readonly caption: string
    readonly make: string
  },
): View {
  const { context, versions, intro, caption, make } = props
  const { language, actor } = context
  const t = text(language)
  return {
    title: rules.title(language),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${rules.title(language)}</h1><p>${intro}</p>
${administers(actor) ? primaryLink(href(rules.draft, language), make) : ''}
${table<RuleVersion>({
  caption,
  rows: versions,
  columns: [
    {
      heading: t('versionColumn'),
      cell: (one) => html`<a href="${versionHref(rules, one, language)}">${versionName(one, language)}</a>`,
    },
    { heading: t('versionInForce'), cell: (one) => inForceWords(one, language) },
    { heading: t('versionBecause'), cell: ({ because }) => because },
  ],
})}`,
  }
}

interface FormProps extends Filled {
  readonly context: PageContext
  readonly title: string
  readonly label: string
}

/** Says why there is to be another version. */
export function newVersionView(rules: Versioned, props: FormProps & { readonly intro: string }): View {
  const { context, title, intro, label, typed, errors } = props
  const { language } = context
  return formView({
    context,
    title,
    breadcrumb: listCrumb(rules, language),
    errors,
    intro: <p>{intro}</p>,
    children: (
      <TextArea
        {...fieldsOf(language, typed ?? {}, errors)('because')}
        label={label}
        rows={3}
        maxLength={1000}
      />
    ),
    submit: text(language)('versionNewSubmit'),
    backHref: href(rules.list, language),
  })
}

/** Changes something of a draft. */
export function draftView(
  rules: Versioned,
  props: Omit<FormProps, 'label'> & {
    readonly draft: RuleVersion
    readonly intro?: Content
    readonly children: Content
  },
): View {
  const { context, title, draft, intro, children, errors } = props
  const { language } = context
  return formView({
    context,
    title,
    breadcrumb: versionCrumb(rules, draft, language),
    errors,
    ...(intro === undefined ? {} : { intro }),
    children,
    submit: text(language)('versionSave'),
    backHref: versionHref(rules, draft, language),
  })
}

/** Chooses the first day on which a draft counts. */
export function versionInForceView(
  rules: Versioned,
  props: FormProps & { readonly draft: RuleVersion; readonly intro: string; readonly earliest: string },
): View {
  const { context, title, draft, intro, label, earliest, typed, errors } = props
  const { language } = context
  return formView({
    context,
    title,
    breadcrumb: versionCrumb(rules, draft, language),
    errors,
    intro: <p>{intro}</p>,
    children: (
      <DateInput
        {...fieldsOf(language, typed ?? { from: earliest }, errors)('from')}
        label={label}
        min={earliest}
      />
    ),
    submit: title,
    kind: 'warning',
    backHref: versionHref(rules, draft, language),
  })
}
