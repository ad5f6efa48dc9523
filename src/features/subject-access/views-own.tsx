import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDate } from '../../platform/time.ts'
import { LinkList, Notice } from '../../ui/content.tsx'
import { CsrfField, ErrorSummary, listErrors, SubmitButton } from '../../ui/forms.tsx'
import { paths } from './paths.ts'
import type { CopyRequest, OwnPerson } from './queries.ts'
import { text } from './text.ts'

export function listView({ language }: PageContext, people: readonly OwnPerson[]): View {
  const t = text(language)
  const links = people.map(({ personId, name }) => ({
    href: href(paths.copy, language, { person: personId }),
    label: t('titleOf', { name }),
  }))
  return {
    title: t('title'),
    unlisted: true,
    main: (
      <>
        <h1>{t('title')}</h1>
        <p>{t(links.length > 0 ? 'listIntro' : 'nobody')}</p>
        {links.length > 0 ? <LinkList links={links} /> : null}
      </>
    ),
  }
}

interface CopyProps {
  readonly personId: string
  readonly through: 'self' | 'custody'
  readonly name: string
  readonly request: CopyRequest | undefined
  readonly conflict: string | undefined
}

export function copyView(context: PageContext, props: CopyProps): View {
  const { language, query } = context
  const { personId: person, through, name, request, conflict } = props
  const t = text(language)
  const title = through === 'self' ? t('title') : t('titleOf', { name })
  return {
    title,
    unlisted: true,
    breadcrumb: [{ href: href(paths.list, language), label: t('title') }],
    main: (
      <>
        <ErrorSummary language={language} errors={listErrors({}, conflict)} />
        {query.get('done') === 'asked' ? (
          <Notice language={language} kind="success" heading={t('done_asked')} announce />
        ) : null}
        <h1>{title}</h1>
        <p>{through === 'self' ? t('intro') : t('introOf', { name })}</p>
        <h2>{t('nowHeading')}</h2>
        <ul class="link-list">
          <li>
            <a href={href(paths.pdf, language, { person })}>{t('asPdf')}</a>
          </li>
          <li>
            <a href={href(paths.json, language, { person })}>{t('asJson')}</a>
          </li>
        </ul>
        <p>{t('notShared')}</p>
        <p>{t('withoutOthers')}</p>
        <h2>{t('wordsHeading')}</h2>
        <p>{t('wordsIntro')}</p>
        <Words context={context} person={person} request={request} />
      </>
    ),
  }
}

function Words(props: { context: PageContext; person: string; request: CopyRequest | undefined }) {
  const { context, person, request } = props
  const t = text(context.language)
  if (request && request.readyAt === null)
    return <p>{t('asked', { date: longDate(request.promisedBy, context.language) })}</p>
  return (
    <>
      {request ? <p>{t('ready')}</p> : null}
      <form method="post" action={href(paths.ask, context.language, { person })}>
        <CsrfField token={context.formToken} once={newReceiptKey()} />
        <SubmitButton kind={request ? 'secondary' : 'primary'}>
          {t(request ? 'askAgain' : 'ask')}
        </SubmitButton>
      </form>
    </>
  )
}
