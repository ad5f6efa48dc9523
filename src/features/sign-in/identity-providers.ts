import * as client from 'openid-client'
import { type Outbound, OutboundFailed } from '../../platform/outbound/outbound.ts'
import type { IdentityProvider } from '../../platform/session/identity-provider.ts'
import type { Language } from '../../platform/text/language.ts'
import { trustedAlgorithms } from './algorithms.ts'
import { takeApart, verifyLogoutToken } from './logout-token.ts'
import { withLongKeysOnly } from './long-keys.ts'
import { providerKeys } from './provider-keys.ts'
import { attemptMinutes } from './rules.ts'

/** Why a sign-in came to nothing. Causes stay behind: they hold claims, and claims hold person numbers. */
export type Reason = 'cancelled' | 'refused' | 'away'

export class SignInFailed extends Error {
  readonly reason: Reason
  /** The library's name for the fault, for the log. */
  readonly code: string

  constructor(reason: Reason, code: string) {
    super(`sign-in failed: ${reason} (${code})`)
    this.reason = reason
    this.code = code
  }
}

/** What must be the same when the browser comes back. */
export interface Checks {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** The provider was to ask, whatever session it has with the browser. */
  readonly again: boolean
}

export interface Providers {
  readonly list: readonly IdentityProvider[]
  find(id: string): IdentityProvider | undefined
  /** Where to send the browser. Throws SignInFailed. */
  begin(provider: IdentityProvider, wish: BeginWish): Promise<{ url: URL; checks: Checks }>
  /** What the provider says about who came. Throws SignInFailed. */
  finish(
    provider: IdentityProvider,
    returned: URL,
    checks: Checks,
  ): Promise<Readonly<Record<string, unknown>>>
  /** Where to end the provider's own session, if it has such a place and answers. */
  signOutUrl(provider: IdentityProvider, back: string, language: Language): Promise<URL | undefined>
  /** Whom a provider says it has signed out; nobody unless it really says so. */
  readLogout(token: string, now: Date): Promise<LoggedOut | undefined>
}

export interface LoggedOut {
  readonly provider: IdentityProvider
  readonly subject: string
  readonly id: string
}

export interface BeginWish {
  readonly redirectUri: string
  readonly language: Language
  /** As in {@link Checks}. */
  readonly again: boolean
}

// A provider's addresses seldom change; when they do, nobody should have to restart us.
const keptMilliseconds = 60 * 60_000
const patienceSeconds = 5
const skewSeconds = 60

/**
 * The identity providers of the configuration, by OpenID Connect: authorization code with PKCE. Each is asked for
 * its addresses when somebody first needs it, so one that is down disturbs nobody else.
 *
 * @param insecure whether a provider may be reached over http, as the demonstration's is
 * @param outbound the way out; the providers' hosts are on its list
 */
export function identityProviders(
  list: readonly IdentityProvider[],
  insecure: boolean,
  outbound: Outbound,
): Providers {
  const keysAt = providerKeys(outbound)
  const known = new Map<string, { readAt: number; configuration: Promise<client.Configuration> }>()

  function configurationOf(provider: IdentityProvider): Promise<client.Configuration> {
    const kept = known.get(provider.id)
    if (kept && performance.now() - kept.readAt < keptMilliseconds) return kept.configuration
    const configuration = discover(provider, insecure, outbound)
    known.set(provider.id, { readAt: performance.now(), configuration })
    // A failure is forgotten at once: the next visitor tries again.
    configuration.catch(() => known.delete(provider.id))
    return configuration
  }

  return {
    list,
    find: (id) => list.find((provider) => provider.id === id),
    begin: async (provider, wish) => begin(await configurationOf(provider), provider, wish),
    finish: async (provider, returned, checks) =>
      finish(await configurationOf(provider), provider, returned, checks),
    signOutUrl: async (provider, back, language) => {
      const configuration = await configurationOf(provider).catch(() => undefined)
      if (!configuration?.serverMetadata().end_session_endpoint) return undefined
      // Without `id_token_hint`: keeping ID tokens for it would keep the person number in them.
      return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: back, state: language })
    },
    readLogout: async (given, now) => {
      const token = takeApart(given)
      const provider = list.find(
        ({ issuer, clientId }) => issuer === token?.issuer && token.audience.includes(clientId),
      )
      if (!token || !provider) return undefined
      const { jwks_uri: address } = (await configurationOf(provider)).serverMetadata()
      const read =
        address && verifyLogoutToken(token, await keysAt(address, token.keyName, provider.rsaBits), now)
      return read ? { provider, ...read } : undefined
    },
  }
}

async function discover(
  provider: IdentityProvider,
  insecure: boolean,
  outbound: Outbound,
): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, rsaBits } = provider
  // Marked as deprecated only to stand out. It is never on where the program itself is reached by https.
  // oxlint-disable-next-line typescript/no-deprecated
  const http = insecure ? [client.allowInsecureRequests] : []
  const options = {
    timeout: patienceSeconds,
    execute: [client.enableNonRepudiationChecks, ...http],
    [client.customFetch]: fetchThrough(outbound),
  }
  const metadata = { [client.clockTolerance]: skewSeconds }
  const configuration = await client
    .discovery(new URL(issuer), clientId, metadata, authentication(clientSecret), options)
    .catch((error: unknown) => {
      throw new SignInFailed('away', codeOf(error))
    })
  const { jwks_uri: keys, id_token_signing_alg_values_supported: offered = ['RS256'] } =
    configuration.serverMetadata()
  // The library asks for keys when it has a token to check, by whichever way out it has then.
  if (keys)
    configuration[client.customFetch] = fetchThrough(outbound, { address: new URL(keys).href, rsaBits })
  if (offered.some((algorithm) => trustedAlgorithms.includes(algorithm))) return configuration
  throw new SignInFailed('refused', 'NO_TRUSTED_ALGORITHM')
}

/** The library tells nobody answering by the kind of error that the platform's `fetch` throws. */
const fetchThrough =
  (outbound: Outbound, keys?: { readonly address: string; readonly rsaBits: number }): client.CustomFetch =>
  async (url, options) => {
    try {
      const answer = await outbound(url, options)
      return url === keys?.address ? await withLongKeysOnly(answer, keys.rsaBits) : answer
    } catch (error) {
      if (error instanceof OutboundFailed && error.fault === 'away') throw new TypeError(error.code)
      throw error
    }
  }

/** In the body where the provider takes that, else in the header, which every provider must take. */
function authentication(secret: string): client.ClientAuth {
  const inBody = client.ClientSecretPost(secret)
  const inHeader = client.ClientSecretBasic(secret)
  return (server, ...rest) =>
    server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
      ? inBody(server, ...rest)
      : inHeader(server, ...rest)
}

async function begin(configuration: client.Configuration, provider: IdentityProvider, wish: BeginWish) {
  const codeVerifier = client.randomPKCECodeVerifier()
  const checks = {
    state: `${wish.language}.${client.randomState()}`,
    nonce: client.randomNonce(),
    codeVerifier,
    again: wish.again,
  }
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: wish.redirectUri,
    scope: provider.scope,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state: checks.state,
    nonce: checks.nonce,
    ui_locales: wish.language,
    ...(wish.again ? { prompt: 'login', max_age: '0' } : {}),
    ...(provider.acr ? { acr_values: provider.acr.join(' ') } : {}),
  })
  return { url, checks }
}

async function finish(
  configuration: client.Configuration,
  provider: IdentityProvider,
  returned: URL,
  checks: Checks,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, returned, {
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      pkceCodeVerifier: checks.codeVerifier,
      idTokenExpected: true,
      // The token must say that it asked, during this attempt; the library allows for the difference of clocks.
      ...(checks.again ? { maxAge: attemptMinutes * 60 } : {}),
    })
    const claims = tokens.claims()
    if (!claims) throw new SignInFailed('refused', 'NO_ID_TOKEN')
    if (provider.acr && !provider.acr.includes(String(claims.acr)))
      throw new SignInFailed('refused', 'LEVEL_OF_ASSURANCE')
    const more = await moreAbout(configuration, tokens.access_token, claims.sub)
    // What was signed counts before what was only said.
    return { ...more, ...claims }
  } catch (error) {
    throw error instanceof SignInFailed ? error : new SignInFailed(reasonOf(error), codeOf(error))
  }
}

/** Many providers keep names and roles out of the ID token, and say them when asked. */
async function moreAbout(configuration: client.Configuration, accessToken: string, subject: string) {
  if (!configuration.serverMetadata().userinfo_endpoint) return {}
  return client.fetchUserInfo(configuration, accessToken, subject)
}

function reasonOf(error: unknown): Reason {
  if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied')
    return 'cancelled'
  // `fetch` throws a TypeError when nobody answers.
  const away = (error instanceof TypeError && !('code' in error)) || codeOf(error) === 'OAUTH_TIMEOUT'
  return away ? 'away' : 'refused'
}

/** Never the message: some repeat what the provider said. */
function codeOf(error: unknown): string {
  if (error instanceof Error && error.cause instanceof OutboundFailed) return error.cause.code
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return /^[a-z_]{1,40}$/.test(error.error) ? error.error : 'UNKNOWN'
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'UNKNOWN'
}
