import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDateTime } from '../../platform/time.ts'
import { Notice } from '../../ui/content.tsx'
import {
  CsrfField,
  ErrorSummary,
  HiddenField,
  listErrors,
  SubmitButton,
  TextArea,
  TextInput,
  titleWithErrors,
} from '../../ui/forms.tsx'
import { table } from '../../ui/table.ts'
import { paths } from './paths.ts'
import type { ExportRequest } from './queries.ts'
import { text } from './text.ts'

const deeds = ['asked', 'yes', 'no'] as const

export function listView(
  context: PageContext,
  requests: readonly ExportRequest[],
  errors?: FormErrors,
): View {
  const { language, query } = context
  const t = text(language)
  const deed = deeds.find((one) => one === query.get('done'))
  const faults = errors
    ? [...listErrors({}, errors.conflict), ...Object.values(errors.fields).map((message) => ({ message }))]
    : []
  return {
    title: titleWithErrors(language, t('title'), faults),
    unlisted: true,
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        {deed ? <Notice language={language} kind="success" heading={t(`done_${deed}`)} announce /> : null}
        <h1>{t('title')}</h1>
        <p>{t('intro')}</p>
        {requests.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          table({
            caption: t('caption'),
            columns: [
              { heading: t('what'), cell: ({ what }) => what },
              { heading: t('people'), cell: ({ people }) => String(people), number: true },
              { heading: t('purpose'), cell: ({ purpose }) => purpose },
              { heading: t('who'), cell: ({ askedByName }) => askedByName },
              { heading: t('when'), cell: ({ askedAt }) => longDateTime(askedAt, language) },
              { heading: t('answer'), cell: (one) => answerCell(context, one) },
            ],
            rows: requests,
          })
        )}
        <p>
          <a href={href(paths.ask, language)}>{t('ask')}</a>
        </p>
      </>
    ),
  }
}

function answerCell({ language, actor, formToken }: PageContext, one: ExportRequest) {
  const t = text(language)
  if (one.approvedUntil) return t('approved', { until: longDateTime(one.approvedUntil, language) })
  if (one.answered) return t('refused')
  const answers =
    actor.kind === 'person' &&
    actor.id !== one.askedBy &&
    actor.roles.some((role) => role === 'team-leader' || role === 'administrator')
  if (!answers) return t('waits')
  const buttons = [
    ['yes', 'primary'],
    ['no', 'secondary'],
  ] as const
  return (
    <>
      {buttons.map(([value, kind]) => (
        <form method="post" action={href(paths.answer, language, { request: one.id })}>
          <CsrfField token={formToken} once={newReceiptKey()} />
          <HiddenField name="answer" value={value} />
          <SubmitButton kind={kind}>{t(`say_${value}`)}</SubmitButton>
        </form>
      ))}
    </>
  )
}

export function askView(context: PageContext, { typed, errors }: { typed: Typed; errors: FormErrors }): View {
  const { language } = context
  const t = text(language)
  const faults = listErrors(errors.fields, errors.conflict)
  const control = (name: 'what' | 'people' | 'purpose') => ({
    name,
    label: t(name),
    language,
    value: typed[name] ?? '',
    ...(errors.fields[name] ? { error: errors.fields[name] } : {}),
  })
  return {
    title: titleWithErrors(language, t('ask'), faults),
    unlisted: true,
    breadcrumb: [{ href: href(paths.list, language), label: t('title') }],
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        <h1>{t('ask')}</h1>
        <p>{t('askIntro')}</p>
        <form method="post" action={context.pathname} novalidate>
          <CsrfField token={context.formToken} once={newReceiptKey()} />
          <TextInput {...control('what')} hint={t('whatHint')} />
          <TextInput {...control('people')} />
          <TextArea {...control('purpose')} />
          <SubmitButton>{t('send')}</SubmitButton>
        </form>
      </>
    ),
  }
}
