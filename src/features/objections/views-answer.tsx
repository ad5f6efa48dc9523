import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { Notice } from '../../ui/content.tsx'
import {
  CsrfField,
  ErrorSummary,
  FormActions,
  listErrors,
  Radios,
  SubmitButton,
  TextArea,
  titleWithErrors,
} from '../../ui/forms.tsx'
import type { Content } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { longest } from './forms.ts'
import type { WaitingObjection } from './queries.ts'
import type { Objection } from './rules.ts'
import { text } from './text.ts'
import { factName, objectionsBeside } from './views.ts'

interface ListProps {
  readonly context: PageContext
  readonly waiting: readonly WaitingObjection[]
  readonly hrefOf: (one: WaitingObjection) => string
}

export function objectionListView({ context, waiting, hrefOf }: ListProps): View {
  const { language, query } = context
  const t = text(language)
  return {
    title: t('listTitle'),
    unlisted: true,
    main: (
      <>
        {query.get('done') === 'sent'
          ? Notice({ language, kind: 'success', heading: t('sent'), announce: true })
          : null}
        <h1>{t('listTitle')}</h1>
        <p>{t('listIntro')}</p>
        {waiting.length === 0 ? (
          <p>{t('listNone')}</p>
        ) : (
          table<WaitingObjection>({
            caption: t('listCaption'),
            rows: waiting,
            columns: [
              { heading: t('columnPerson'), cell: (one) => <a href={hrefOf(one)}>{one.personName}</a> },
              { heading: t('columnWhat'), cell: ({ about }) => factName(about, language) },
              {
                heading: t('columnMade'),
                cell: ({ madeAt }) => longDate(localDate(madeAt), language),
              },
            ],
          })
        )}
      </>
    ),
  }
}

interface AnswerProps {
  readonly context: PageContext
  readonly objection: Objection
  readonly name: string
  readonly why: Content
  readonly listHref: string
  readonly typed: Typed | undefined
  readonly errors: FormErrors
}

export function objectionAnswerView(props: AnswerProps): View {
  const { context, objection, name, errors, listHref, typed = {} } = props
  const { language } = context
  const t = text(language)
  const faults = listErrors(errors.fields, errors.conflict)
  const title = t('answerTitle', { name })
  const field = (control: string) => ({
    name: control,
    language,
    value: typed[control] ?? '',
    ...(errors.fields[control] ? { error: errors.fields[control] } : {}),
  })
  const choices = [
    { value: 'corrected', label: t('outcomeCorrected') },
    { value: 'kept', label: t('outcomeKept') },
  ]
  return {
    title: titleWithErrors(language, title, faults),
    breadcrumb: [{ href: listHref, label: t('listTitle') }],
    unlisted: true,
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        <h1>{title}</h1>
        {props.why}
        {objectionsBeside([objection], language)}
        {objection.state === 'waits' ? (
          <form method="post" action={context.pathname} novalidate>
            <CsrfField token={context.formToken} once={newReceiptKey()} />
            <Radios {...field('outcome')} label={t('outcome')} choices={choices} />
            <TextArea {...field('words')} label={t('words')} hint={t('wordsHint')} maxLength={longest} />
            <FormActions>
              <SubmitButton>{t('send')}</SubmitButton>
            </FormActions>
          </form>
        ) : null}
        <p>
          <a href={listHref}>{t('back')}</a>
        </p>
      </>
    ),
  }
}
