import {
  askedOn,
  type LogRequest,
  longestOfQuestion,
  questionStory,
  whenAnswered,
} from '../../features/log-requests/index.ts'
import { type Look, lookList } from '../../features/own-log/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { Notice } from '../../ui/content.tsx'
import { HiddenField, TextArea } from '../../ui/forms.tsx'
import type { Opened } from './access.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { myPage } from './layout.ts'
import { doneNotice } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface About {
  readonly context: PageContext
  readonly opened: Opened
}

/** The form that asks who one or several looks were. */
export function askView(props: About & { looks: readonly Look[]; filled: Filled }): View {
  const { context, opened, looks, filled } = props
  const { language } = context
  const t = text(language)
  const backHref = href(paths.log, language, { person: opened.personId })
  if (looks.length === 0)
    return {
      title: t('askTitle'),
      unlisted: true,
      main: myPage({
        opened,
        context,
        title: t('askTitle'),
        children: (
          <>
            {Notice({ language, kind: 'information', heading: t('askNone') })}
            <p>
              <a href={backHref}>{t('back')}</a>
            </p>
          </>
        ),
      }),
    }
  return formView({
    context,
    title: t('askTitle'),
    opened,
    intro: t('askText'),
    filled,
    submit: t('askSend'),
    backHref,
    children: (
      <>
        <h2>{t('askWhich')}</h2>
        <div class="asked-looks">{lookList({ looks, language, ofChild: opened.ofChild })}</div>
        <HiddenField name="looks" value={looks.map(({ id }) => id).join(',')} />
        <TextArea
          {...fieldsOf(language, filled)('words')}
          label={t('askWords')}
          hint={t('askWordsHint')}
          maxLength={longestOfQuestion.question}
          rows={4}
        />
      </>
    ),
  })
}

export function questionsView({
  context,
  opened,
  requests,
}: About & { requests: readonly LogRequest[] }): View {
  const { language, now } = context
  const t = text(language)
  return {
    title: t('questionsTitle'),
    unlisted: true,
    main: myPage({
      opened,
      context,
      title: t('questionsTitle'),
      children: (
        <>
          <p>{t('questionsText')}</p>
          {requests.length === 0 ? <p>{t('questionsNone')}</p> : null}
          <ul class="passages no-max-width">
            {requests.map((request) => (
              <li>
                <h2>
                  <a href={href(paths.question, language, { person: opened.personId, question: request.id })}>
                    {askedOn(request, language)}
                  </a>
                </h2>
                <p>
                  {request.answer ? t('questionAnswered') : whenAnswered(request, language, localDate(now))}
                </p>
              </li>
            ))}
          </ul>
        </>
      ),
    }),
  }
}

export function questionView(props: About & { request: LogRequest; looks: readonly Look[] }): View {
  const { context, opened, request, looks } = props
  const { language, query, now } = context
  const title = askedOn(request, language)
  const times = new Map(looks.map(({ id, at }) => [id, at]))
  return {
    title,
    unlisted: true,
    breadcrumb: [
      {
        href: href(paths.questions, language, { person: opened.personId }),
        label: text(language)('questionsTitle'),
      },
    ],
    main: myPage({
      opened,
      context,
      before: doneNotice(query, language),
      title,
      children: questionStory(request, times, language, localDate(now)),
    }),
  }
}
