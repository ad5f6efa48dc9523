import type { FrameContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { IdentityProvider } from '../../platform/session/identity-provider.ts'
import { CsrfField, FormActions, HiddenField, SubmitButton } from '../../ui/forms.tsx'
import { type Happened, happenedNotice } from './notices.ts'
import { accountPath, signInPath } from './paths.ts'
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
              <ProviderForm provider={provider} {...props} />
            ))}
          </>
        )}
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

function ProviderForm(props: SignInView & { provider: IdentityProvider }) {
  const { language } = props.context
  return (
    <form method="post" action={href(signInPath, language)}>
      <CsrfField token={props.formToken} />
      <HiddenField name="provider" value={props.provider.id} />
      {props.returnTo ? <HiddenField name="retur" value={props.returnTo} /> : null}
      <FormActions>
        <SubmitButton>{props.provider.label[language]}</SubmitButton>
      </FormActions>
    </form>
  )
}
