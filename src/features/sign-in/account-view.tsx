import type { FrameContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { OwnSession } from '../../platform/session/sessions.ts'
import type { Language } from '../../platform/text/language.ts'
import { zone } from '../../platform/time.ts'
import { DefinitionList, LinkList, Notice } from '../../ui/content.tsx'
import { CsrfField, FormActions, HiddenField, SubmitButton } from '../../ui/forms.tsx'
import type { Content, Link } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { accountPath, endOthersPath, endSessionPath, signOutPath } from './paths.ts'
import { text } from './text.ts'

export interface AccountView {
  readonly context: FrameContext
  readonly sessions: readonly OwnSession[]
  /** The session that asks, where it is known. */
  readonly current: Buffer | undefined
  readonly doors: readonly Link[]
  /** What a feature of theirs adds. */
  readonly ofThemselves: Content
  /** What a provider is called, by its id. */
  readonly providerLabel: (id: string) => string
  readonly notice?: string | undefined
}

/** Who somebody is signed in as, what that opens, and where else they are signed in (trust requirement T-35). */
export function accountView(props: AccountView): View {
  const { language } = props.context
  const t = text(language)
  return {
    title: t('accountTitle'),
    unlisted: true,
    alternates: { da: href(accountPath, 'da'), en: href(accountPath, 'en') },
    main: (
      <>
        <h1>{t('accountTitle')}</h1>
        {props.notice ? Notice({ language, kind: 'success', announce: true, heading: props.notice }) : null}
        <Identity context={props.context} />
        {props.ofThemselves}
        <Doors {...props} />
        <h2>{t('sessions')}</h2>
        <p>{t('sessionsText')}</p>
        {sessionTable(props)}
        <EndOthers {...props} />
        <form method="post" action={href(signOutPath, language)}>
          <CsrfField token={props.context.formToken} />
          <FormActions>
            <SubmitButton>{t('signOut')}</SubmitButton>
          </FormActions>
        </form>
      </>
    ),
  }
}

function Identity({ context: { actor, language } }: { context: FrameContext }) {
  if (actor.kind !== 'person') return null
  const t = text(language)
  const roles = sentence(actor.roles.map((role) => t(`role_${role}`)).join(', ') || t('noRoles'))
  const items = [
    { term: t('accountName'), description: actor.name },
    { term: t('accountRoles'), description: roles },
  ]
  if (actor.organisation) items.push({ term: t('accountOrganisation'), description: actor.organisation })
  return DefinitionList({ items })
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Somebody without a role is told so plainly, and not shown an empty menu. */
function Doors({ context: { actor, language }, doors }: AccountView) {
  const t = text(language)
  if (actor.kind !== 'person' || actor.roles.length === 0)
    return (
      <>
        {Notice({ language, kind: 'information', heading: t('noDoorTitle'), children: t('noDoorText') })}
        {doors.length > 0 ? LinkList({ links: doors }) : null}
      </>
    )
  return (
    <>
      <h2>{t('doors')}</h2>
      {doors.length > 0 ? LinkList({ links: doors }) : <p>{t('noDoorsBuilt')}</p>}
    </>
  )
}

function sessionTable(props: AccountView) {
  const { language, formToken } = props.context
  const t = text(language)
  return table<OwnSession>({
    caption: t('sessionsCaption'),
    rows: props.sessions,
    columns: [
      { heading: t('sessionBegan'), cell: (row) => moment(row.createdAt, language) },
      { heading: t('sessionUsed'), cell: (row) => moment(row.usedAt, language) },
      { heading: t('sessionThrough'), cell: (row) => props.providerLabel(row.provider) },
      {
        heading: t('sessionEnd'),
        cell: (row) =>
          props.current?.equals(row.tokenHash) ? (
            t('sessionHere')
          ) : (
            <form method="post" action={href(endSessionPath, language)}>
              <CsrfField token={formToken} />
              <HiddenField name="session" value={row.tokenHash.toString('base64url')} />
              <SubmitButton kind="secondary">
                {t('endThis')}
                <span class="sr-only"> {t('endThisFrom', { began: moment(row.createdAt, language) })}</span>
              </SubmitButton>
            </form>
          ),
      },
    ],
  })
}

function EndOthers({ context: { language, formToken }, sessions, current }: AccountView) {
  if (!current || sessions.length < 2) return null
  return (
    <form method="post" action={href(endOthersPath, language)}>
      <CsrfField token={formToken} />
      <HiddenField name="keep" value={current.toString('base64url')} />
      <FormActions>
        <SubmitButton kind="secondary">{text(language)('endOthers')}</SubmitButton>
      </FormActions>
    </form>
  )
}

const formats = {
  da: new Intl.DateTimeFormat('da-DK', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
}
const moment = (at: Date, language: Language): string => formats[language].format(at)
