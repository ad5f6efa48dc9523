import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate, longDateTime } from '../../platform/time.ts'
import { Notice, Tag } from '../../ui/content.tsx'
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
import { table } from '../../ui/table.ts'
import { type Reason, reasonName, reasons } from '../access/index.ts'
import { longest } from './forms.ts'
import type { AskedLook, WaitingRequest } from './queries.ts'
import { isLate } from './rules.ts'
import { text } from './text.ts'

interface ListProps {
  readonly context: PageContext
  readonly requests: readonly WaitingRequest[]
  readonly hrefOf: (request: WaitingRequest) => string
  readonly done: boolean
  /** A leader's own team's questions; else those that no leader answers. */
  readonly ofTeam: boolean
}

/** All the questions that the reader answers, those that wait first. */
export function weighListView({ context, requests, hrefOf, done, ofTeam }: ListProps): View {
  const { language } = context
  const t = text(language)
  const title = t(ofTeam ? 'weighTeamTitle' : 'weighTitle')
  const day = (date: string) => longDate(date, language)
  return {
    title,
    unlisted: true,
    main: (
      <>
        {done ? Notice({ language, kind: 'success', heading: t('sent'), announce: true }) : null}
        <h1>{title}</h1>
        <p>{t('weighIntro')}</p>
        {requests.length === 0 ? (
          <p>{t('weighNone')}</p>
        ) : (
          table<WaitingRequest>({
            caption: t('weighCaption'),
            rows: requests,
            columns: [
              { heading: t('columnPerson'), cell: (row) => <a href={hrefOf(row)}>{row.personName}</a> },
              { heading: t('columnAsked'), cell: ({ askedAt }) => day(localDate(askedAt)) },
              { heading: t('columnDue'), cell: ({ dueOn }) => day(dueOn) },
              { heading: t('columnState'), cell: (row) => stateTag(row, context) },
            ],
          })
        )}
      </>
    ),
  }
}

function stateTag(request: WaitingRequest, { language, now }: PageContext) {
  const t = text(language)
  if (request.answer) return Tag({ kind: 'positive', children: t('stateAnswered') })
  const late = isLate(request, localDate(now))
  return Tag({ kind: late ? 'attention' : 'neutral', children: t(late ? 'stateLate' : 'stateWaits') })
}

interface AnswerProps {
  readonly context: PageContext
  readonly request: WaitingRequest
  readonly looks: readonly AskedLook[]
  readonly why: unknown
  readonly typed: Typed | undefined
  readonly errors: FormErrors
  readonly listHref: string
}

/** One question with what was looked at and by whom, and the form that weighs it. */
export function weighView(props: AnswerProps): View {
  const { context, request, errors, listHref } = props
  const { language } = context
  const t = text(language)
  const faults = listErrors(errors.fields, errors.conflict)
  const title = t('answerTitle', { name: request.personName })
  return {
    // No name in a title: it ends up in the browser's history (T-42).
    title: titleWithErrors(language, t('answerPageTitle'), faults),
    breadcrumb: [{ href: listHref, label: t('weighTitle') }],
    unlisted: true,
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        <h1>{title}</h1>
        {props.why}
        <h2>{t('theQuestion')}</h2>
        <p>{request.words}</p>
        <p>
          <strong>{t('dueOn', { date: longDate(request.dueOn, language) })}</strong>
        </p>
        <h2>{t('theLooks')}</h2>
        {looksTable(props.looks, language)}
        {request.answer ? <Answered {...props} /> : <WeighForm {...props} />}
        <p>
          <a href={listHref}>{t('back')}</a>
        </p>
      </>
    ),
  }
}

function looksTable(looks: readonly AskedLook[], language: Language) {
  const t = text(language)
  if (looks.length === 0) return <p>{t('looksGone')}</p>
  return table<AskedLook>({
    caption: t('looksCaption'),
    rows: looks,
    columns: [
      { heading: t('columnWhen'), cell: ({ at }) => longDateTime(at, language) },
      { heading: t('columnWho'), cell: ({ name }) => name ?? '–' },
      { heading: t('columnUnit'), cell: ({ unit }) => unit ?? '–' },
      {
        heading: t('columnWhy'),
        cell: ({ reasons: given, purpose }) =>
          [...given.filter(isReason).map((one) => reasonName(one, language)), purpose ?? '']
            .filter((words) => words !== '')
            .join('. ') || '–',
      },
    ],
  })
}

const isReason = (word: string): word is Reason => reasons.some((one) => one === word)

function Answered({ request, context: { language } }: AnswerProps) {
  const t = text(language)
  const { answer } = request
  if (!answer) return null
  return (
    <>
      <h2>{t('recorded')}</h2>
      <p>{t(answer.told ? 'toldYes' : 'toldNo')}</p>
      <p>{answer.words}</p>
    </>
  )
}

function WeighForm({ context, typed = {}, errors }: AnswerProps) {
  const { language } = context
  const t = text(language)
  const field = (name: string) => ({
    name,
    language,
    value: typed[name] ?? '',
    ...(errors.fields[name] ? { error: errors.fields[name] } : {}),
  })
  return (
    <form method="post" action={context.pathname} novalidate>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      <h2>{t('ruleTitle')}</h2>
      <p>{t('ruleText')}</p>
      <Radios
        {...field('told')}
        label={t('told')}
        choices={[
          { value: 'yes', label: t('toldYes') },
          { value: 'no', label: t('toldNo') },
        ]}
      />
      <TextArea
        {...field('weighing')}
        label={t('weighing')}
        hint={t('weighingHint')}
        maxLength={longest.weighing}
      />
      <TextArea {...field('words')} label={t('words')} hint={t('wordsHint')} maxLength={longest.answer} />
      <FormActions>
        <SubmitButton>{t('send')}</SubmitButton>
      </FormActions>
    </form>
  )
}
