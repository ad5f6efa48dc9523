import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDate } from '../../platform/time.ts'
import { Notice } from '../../ui/content.tsx'
import {
  CsrfField,
  ErrorSummary,
  listErrors,
  SubmitButton,
  TextInput,
  titleWithErrors,
} from '../../ui/forms.tsx'
import { table } from '../../ui/table.ts'
import { retentionPaths } from './paths.ts'
import type { RetentionRule } from './queries.ts'
import { stateName, text } from './text.ts'

interface Step {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly first: string
}

export function retentionView(
  { language, query, mayOpen }: PageContext,
  { day, steps, rules }: { day: string; steps: readonly Step[]; rules: readonly RetentionRule[] },
): View {
  const t = text(language)
  const name = (state: string) => stateName(state, language)
  return {
    title: t('title'),
    unlisted: true,
    main: (
      <>
        {query.get('done') === 'authority' ? (
          <Notice language={language} kind="success" heading={t('done')} announce />
        ) : null}
        <h1>{t('title')}</h1>
        <p>{t('intro')}</p>
        <h2>{t('dueHeading', { date: longDate(day, language) })}</h2>
        {steps.length === 0 ? (
          <p>{t('nobodyDue')}</p>
        ) : (
          table({
            caption: t('dueCaption'),
            columns: [
              { heading: t('step'), cell: ({ from, to }) => t('fromTo', { from: name(from), to: name(to) }) },
              { heading: t('howMany'), cell: ({ count }) => String(count), number: true },
              { heading: t('since'), cell: ({ first }) => longDate(first, language) },
            ],
            rows: steps,
          })
        )}
        <h2>{t('rules')}</h2>
        {table({
          caption: t('rules'),
          columns: [
            { heading: t('step'), cell: ({ from, to }) => t('fromTo', { from: name(from), to: name(to) }) },
            { heading: t('after'), cell: ({ countedFrom, months }) => t(`after_${countedFrom}`, { months }) },
            { heading: t('modelledOn'), cell: ({ modelledOn }) => modelledOn[language] },
            {
              heading: t('authority'),
              cell: ({ id, authority }) =>
                mayOpen(retentionPaths.authority) ? (
                  <a href={href(retentionPaths.authority, language, { rule: id })}>
                    {authority ?? t('none')}
                  </a>
                ) : (
                  (authority ?? t('none'))
                ),
            },
          ],
          rows: rules,
        })}
        {mayOpen(retentionPaths.blocked) ? (
          <p>
            <a href={href(retentionPaths.blocked, language)}>{t('blockedTitle')}</a>
          </p>
        ) : null}
      </>
    ),
  }
}

export function blockedView(
  { language }: PageContext,
  props: {
    because: string
    found: readonly { personId: string; state: string; since: string }[] | undefined
  },
): View {
  const t = text(language)
  const { because, found } = props
  return {
    title: t('blockedTitle'),
    unlisted: true,
    breadcrumb: [{ href: href(retentionPaths.front, language), label: t('title') }],
    main: (
      <>
        <h1>{t('blockedTitle')}</h1>
        <p>{t('blockedIntro')}</p>
        <form method="get" action={href(retentionPaths.blocked, language)}>
          <TextInput
            name="because"
            label={t('because')}
            hint={t('becauseHint')}
            language={language}
            value={because}
          />
          <SubmitButton>{t('find')}</SubmitButton>
        </form>
        {found ? <p>{t('found', { count: found.length })}</p> : null}
        {found && found.length > 0
          ? table({
              caption: t('blockedTitle'),
              columns: [
                { heading: t('number'), cell: ({ personId }) => personId },
                { heading: t('state'), cell: ({ state }) => stateName(state, language) },
                { heading: t('since'), cell: ({ since }) => longDate(since, language) },
              ],
              rows: found,
            })
          : null}
      </>
    ),
  }
}

export function authorityView(
  context: PageContext,
  rule: RetentionRule,
  {
    typed,
    errors,
  }: { typed: Readonly<Record<string, string>>; errors: { fields: Readonly<Record<string, string>> } },
): View {
  const { language } = context
  const t = text(language)
  const faults = listErrors(errors.fields)
  const title = t('authorityTitle')
  return {
    title: titleWithErrors(language, title, faults),
    unlisted: true,
    breadcrumb: [{ href: href(retentionPaths.front, language), label: t('title') }],
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        <h1>{title}</h1>
        <p>{t('fromTo', { from: stateName(rule.from, language), to: stateName(rule.to, language) })}</p>
        <form method="post" action={context.pathname} novalidate>
          <CsrfField token={context.formToken} once={newReceiptKey()} />
          <TextInput
            name="authority"
            label={t('authority')}
            hint={t('authorityHint')}
            language={language}
            value={typed.authority ?? rule.authority ?? ''}
            {...(errors.fields.authority ? { error: errors.fields.authority } : {})}
          />
          <SubmitButton>{t('save')}</SubmitButton>
        </form>
      </>
    ),
  }
}
