import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDate } from '../../platform/time.ts'
import { Notice, Tag } from '../../ui/content.tsx'
import {
  CsrfField,
  ErrorSummary,
  listErrors,
  SubmitButton,
  TextArea,
  titleWithErrors,
} from '../../ui/forms.tsx'
import { table } from '../../ui/table.ts'
import { paths } from './paths.ts'
import type { CopyRequest } from './queries.ts'
import { masked } from './rules.ts'
import { text } from './text.ts'
import type { WordsToRead } from './words-to-read.ts'

export function waitingView(
  { language, actor, query }: PageContext,
  waiting: readonly (CopyRequest & { readonly name: string })[],
): View {
  const t = text(language)
  const me = actor.kind === 'person' ? actor.id : ''
  return {
    title: t('staffTitle'),
    unlisted: true,
    main: (
      <>
        {query.get('done') === 'finished' ? (
          <Notice language={language} kind="success" heading={t('done_finished')} announce />
        ) : null}
        <h1>{t('staffTitle')}</h1>
        <p>{t('staffIntro')}</p>
        {waiting.length === 0 ? (
          <p>{t('staffNone')}</p>
        ) : (
          table({
            caption: t('staffCaption'),
            columns: [
              {
                heading: t('staffPerson'),
                cell: ({ id, name }) => <a href={href(paths.reading, language, { request: id })}>{name}</a>,
              },
              { heading: t('staffPromised'), cell: ({ promisedBy }) => longDate(promisedBy, language) },
              { heading: t('staffYours'), cell: ({ reader }) => t(reader === me ? 'yes' : 'no') },
            ],
            rows: waiting,
          })
        )}
      </>
    ),
  }
}

/** Of which words a form came back, with what was typed. */
export interface Filled {
  readonly number: number
  readonly typed: Typed
  readonly errors: FormErrors
}

interface ReadingProps {
  readonly request: CopyRequest
  readonly name: string
  readonly words: readonly WordsToRead[]
  readonly filled: Filled | undefined
}

export function readingView(context: PageContext, { request, name, words, filled }: ReadingProps): View {
  const { language, query, formToken } = context
  const t = text(language)
  const faults = Object.entries(filled?.errors.fields ?? {}).map(([, message]) => ({
    field: `phrases-${filled?.number}`,
    message,
  }))
  const errors = [...listErrors({}, filled?.errors.conflict), ...faults]
  const title = t('readTitle', { name })
  const date = longDate(request.promisedBy, language)
  return {
    title: titleWithErrors(language, title, errors),
    unlisted: true,
    breadcrumb: [{ href: href(paths.waiting, language), label: t('staffTitle') }],
    main: (
      <>
        <ErrorSummary language={language} errors={errors} />
        {query.get('done') === 'released' ? (
          <Notice language={language} kind="success" heading={t('done_released')} announce />
        ) : null}
        <h1>{title}</h1>
        <p>{t('readFor', { who: t(`askedBy_${request.through}`), date })}</p>
        {words.map((one, number) => (
          <Words context={context} request={request} one={one} number={number} filled={filled} />
        ))}
        {request.readyAt === null ? (
          <form method="post" action={href(paths.finish, language, { request: request.id })}>
            <CsrfField token={formToken} once={newReceiptKey()} />
            <SubmitButton>{t('finish')}</SubmitButton>
          </form>
        ) : (
          <p>{t('closed')}</p>
        )}
      </>
    ),
  }
}

function Words(props: {
  context: PageContext
  request: CopyRequest
  one: WordsToRead
  number: number
  filled: Filled | undefined
}) {
  const { context, request, one, number } = props
  const { language, formToken } = context
  const t = text(language)
  const filled = props.filled?.number === number ? props.filled : undefined
  const fault = filled?.errors.fields.phrases
  return (
    <section>
      <h2>{t('item', { label: one.label[language], number: number + 1 })}</h2>
      <p>
        <Tag kind={one.released ? 'positive' : 'attention'}>{t(one.released ? 'itemDone' : 'itemLeft')}</Tag>
      </p>
      <p>{one.words}</p>
      {one.released && one.released.length > 0 ? (
        <p>
          {t('asReader')} {masked(one.words, one.released)}
        </p>
      ) : null}
      {request.readyAt === null ? (
        <form
          method="post"
          action={href(paths.release, language, { request: request.id, number })}
          novalidate
        >
          <CsrfField token={formToken} once={newReceiptKey()} />
          <input type="hidden" name="hash" value={one.hash.toString('hex')} />
          <TextArea
            name="phrases"
            id={`phrases-${number}`}
            label={t('phrases')}
            hint={t('phrasesHint')}
            language={language}
            value={filled?.typed.phrases ?? phrasesOf(one)}
            {...(fault ? { error: fault } : {})}
          />
          <SubmitButton kind="secondary">{t('release')}</SubmitButton>
        </form>
      ) : null}
    </section>
  )
}

/** What was struck out before, to be changed. */
const phrasesOf = ({ words, released }: WordsToRead): string =>
  [...new Set((released ?? []).map(([from, until]) => words.slice(from, until)))].join('\n')
