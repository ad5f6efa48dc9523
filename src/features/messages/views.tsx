import { html } from 'hono/html'
import type { FrameContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { mailText } from '../../platform/outbox/mail-text.ts'
import { longDateTime } from '../../platform/time.ts'
import { Details, KeyPages, Notice as NoticeBox } from '../../ui/content.tsx'
import { CsrfField, FormActions, HiddenField, SubmitButton } from '../../ui/forms.tsx'
import type { Link } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { demoMailPath, noticesPath, readPath } from './paths.ts'
import type { KeptMail } from './queries.ts'
import { type Notice, noticesOnAPage } from './rules.ts'
import { text } from './text.ts'

export interface NoticesView {
  readonly context: FrameContext
  readonly notices: readonly Notice[]
  readonly isFirstPage: boolean
  readonly justMarked: boolean
}

/** What is new for the reader. Nothing is said about anybody: each line leads to a page that has a rule of its own. */
export function noticesView({ context, notices, isFirstPage, justMarked }: NoticesView): View {
  const { language, formToken } = context
  const t = text(language)
  const here = href(noticesPath, language)
  const shown = notices.slice(0, noticesOnAPage)
  const last = notices.length > noticesOnAPage ? shown.at(-1) : undefined
  return {
    title: t('noticesTitle'),
    unlisted: true,
    alternates: { da: href(noticesPath, 'da'), en: href(noticesPath, 'en') },
    main: (
      <>
        <h1>{t('noticesTitle')}</h1>
        {justMarked
          ? NoticeBox({ language, kind: 'success', announce: true, heading: t('markedNotice') })
          : null}
        <p>{t('noticesIntro')}</p>
        {shown.length > 0 ? noticeTable(context, shown) : <p>{t('noticesNone')}</p>}
        {shown.some(({ isRead }) => !isRead) ? (
          <form method="post" action={href(readPath, language)}>
            <CsrfField token={formToken} />
            <HiddenField name="notice" value="all" />
            <FormActions>
              <SubmitButton kind="secondary">{t('markAllRead')}</SubmitButton>
            </FormActions>
          </form>
        ) : null}
        {KeyPages({
          language,
          ...(last ? { nextHref: `${here}?before=${last.id}` } : {}),
          ...(isFirstPage ? {} : { previousHref: here }),
        })}
      </>
    ),
  }
}

function noticeTable({ language, formToken }: FrameContext, notices: readonly Notice[]) {
  const t = text(language)
  return table<Notice>({
    caption: t('noticesCaption'),
    rows: notices,
    columns: [
      { heading: t('noticeWhen'), cell: ({ at }) => longDateTime(at, language) },
      {
        heading: t('noticeWhat'),
        cell: ({ kind, link }) => html`<a href="${link[language]}">${t(`kind_${kind}`)}</a>`,
      },
      {
        heading: t('noticeState'),
        cell: ({ id, at, isRead }) =>
          isRead ? (
            t('noticeRead')
          ) : (
            <form method="post" action={href(readPath, language)}>
              <CsrfField token={formToken} />
              <HiddenField name="notice" value={id} />
              <SubmitButton kind="secondary">
                {t('markRead')}
                <span class="sr-only"> {t('markReadOf', { at: longDateTime(at, language) })}</span>
              </SubmitButton>
            </form>
          ),
      },
    ],
  })
}

/** The way to the notices, for the menu of whoever is signed in. */
export function noticesLink({ actor, language, pathname }: FrameContext): readonly Link[] {
  const address = href(noticesPath, language)
  const link = { href: address, label: text(language)('noticesTitle'), current: pathname === address }
  return actor.kind === 'person' ? [link] : []
}

/** The demonstration's outgoing mail, as it reads and as it would go out. */
export function keptMailView(context: FrameContext, mails: readonly KeptMail[]): View {
  const { language, municipality, origin } = context
  const t = text(language)
  return {
    title: t('mailTitle'),
    unlisted: true,
    alternates: { da: href(demoMailPath, 'da'), en: href(demoMailPath, 'en') },
    main: (
      <>
        <h1>{t('mailTitle')}</h1>
        <p>{t('mailIntro')}</p>
        <p>{t('mailRule')}</p>
        {mails.length === 0 ? <p>{t('mailNone')}</p> : null}
        {mails.map((mail) => {
          const words = mailText(mail.kind, mail.language, municipality, origin)
          return (
            <article lang={mail.language}>
              <h2>{words.subject}</h2>
              <p lang={language}>{t('mailAt', { at: longDateTime(mail.sentAt, language) })}</p>
              {words.text.split('\n\n').map((paragraph) => (
                <p>{paragraph}</p>
              ))}
              <div lang={language}>
                {Details({ summary: t('mailRaw'), children: html`<pre>${mail.raw}</pre>` })}
              </div>
            </article>
          )
        })}
      </>
    ),
  }
}
