import type { FrameContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { signInAgainPath, signInPath } from '../../platform/http/sign-in-paths.ts'
import type { IdentityProvider } from '../../platform/session/identity-provider.ts'
import type { Language } from '../../platform/text/language.ts'
import { CsrfField, FormActions, HiddenField, SubmitButton } from '../../ui/forms.tsx'
import { type Happened, happenedNotice } from './notices.ts'
import { accountPath } from './paths.ts'
import { text } from './text.ts'

export interface SignInView {
  readonly context: FrameContext
  readonly providers: readonly IdentityProvider[]
  /** Bound to the browser, which may get its cookie together with this page. */
  readonly formToken: string
  readonly returnTo: string | undefined
  readonly happened: Happened | undefined
}

/** Where somebody chooses who vouches for them: one form for each identity provider. */
export function signInView(props: SignInView): View {
  const { language } = props.context
  const t = text(language)
  return {
    title: props.happened ? `${t(`${props.happened}Title`)} – ${t('signInTitle')}` : t('signInTitle'),
    unlisted: true,
    alternates: { da: href(signInPath, 'da'), en: href(signInPath, 'en') },
    main: (
      <>
        <h1>{t('signInTitle')}</h1>
        {happenedNotice(props.happened, language)}
        <AlreadySignedIn context={props.context} />
        <p>{t('signInIntro')}</p>
        {props.providers.length === 0 ? (
          <p>{t('signInNowhere')}</p>
        ) : (
          <>
            <h2>{t('signInChoose')}</h2>
            {props.providers.map((provider) => (
              <StartForm
                language={language}
                formToken={props.formToken}
                provider={provider}
                returnTo={props.returnTo}
              />
            ))}
          </>
        )}
      </>
    ),
  }
}

export interface SignInAgainView {
  readonly context: FrameContext
  /** Through which they came. */
  readonly provider: IdentityProvider
  readonly returnTo: string | undefined
  readonly happened: Happened | undefined
}

/** Where somebody signed in is asked to show once more who they are, before a grave step. */
export function signInAgainView({ context, provider, returnTo, happened }: SignInAgainView): View {
  const { language, formToken } = context
  const t = text(language)
  return {
    title: happened ? `${t(`${happened}Title`)} – ${t('againTitle')}` : t('againTitle'),
    unlisted: true,
    alternates: { da: href(signInAgainPath, 'da'), en: href(signInAgainPath, 'en') },
    main: (
      <>
        <h1>{t('againTitle')}</h1>
        {happenedNotice(happened, language)}
        <p>{t('againIntro')}</p>
        <StartForm language={language} formToken={formToken} provider={provider} returnTo={returnTo} again />
      </>
    ),
  }
}

function AlreadySignedIn({ context: { actor, language } }: { context: FrameContext }) {
  if (actor.kind !== 'person') return null
  const t = text(language)
  return (
    <p>
      {t('signedInAs', { name: actor.name })} <a href={href(accountPath, language)}>{t('toAccount')}</a>
    </p>
  )
}

interface StartForm {
  readonly language: Language
  readonly formToken: string
  readonly provider: IdentityProvider
  readonly returnTo: string | undefined
  /** The provider is to ask, also where it remembers them. */
  readonly again?: boolean
}

function StartForm({ language, formToken, provider, returnTo, again = false }: StartForm) {
  return (
    <form method="post" action={href(signInPath, language)}>
      <CsrfField token={formToken} />
      <HiddenField name="provider" value={provider.id} />
      {returnTo ? <HiddenField name="retur" value={returnTo} /> : null}
      {again ? <HiddenField name="again" value="yes" /> : null}
      <FormActions>
        <SubmitButton>
          {again
            ? text(language)('againThrough', { provider: provider.label[language] })
            : provider.label[language]}
        </SubmitButton>
      </FormActions>
    </form>
  )
}
