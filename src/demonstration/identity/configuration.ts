import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { interactionPolicy } from 'oidc-provider'
import { calendarOf, writtenOn } from '../calendar.ts'
import { claimNames, claimsOf, membersOf, subjectOf, substantial } from './claims.ts'
import { derivedSecret, type KeySet } from './keys.ts'
import { type Dialect, type IdentityOptions, pathOf } from './options.ts'
import { pageLanguage } from './request.ts'
import { memoryStore } from './store.ts'
import { messagePage } from './views.tsx'

export const clientId = 'fodfaeste'
export const clientSecretOf = (dialect: Dialect, secret: Buffer | string): string =>
  derivedSecret(secret, `client ${dialect}`)

/** One dialect's provider: authorization code with PKCE and nothing else, claims in the ID token. */
export function configurationOf(dialect: Dialect, options: IdentityOptions, keys: KeySet): Configuration {
  const people = new Map(membersOf(dialect).map((member) => [subjectOf(member), member]))
  const path = pathOf[dialect]
  const moved = calendarOf(options.day ?? writtenOn)
  return {
    adapter: memoryStore(),
    jwks: keys,
    clients: [clientOf(dialect, options)],
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', ...claimNames[dialect]] },
    // As MitID brokers can be told to: whoever signs people in needs no second call to learn who came.
    conformIdTokenClaims: false,
    ...(dialect === 'citizen' ? { acrValues: [substantial] } : {}),
    findAccount: (_ctx, subject) => {
      const member = people.get(subject)
      return member && { accountId: subject, claims: () => ({ sub: subject, ...claimsOf(member, moved) }) }
    },
    interactions: {
      policy: signInOnly(),
      url: (_ctx, interaction) => `${path}/interaction/${interaction.uid}`,
    },
    loadExistingGrant: grantWithoutAsking,
    // No session is kept (store.ts), so a code must not be looked for in one.
    expiresWithSession: () => false,
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: true },
    },
    cookies: {
      names: {
        session: `idp-${dialect}-session`,
        interaction: `idp-${dialect}`,
        resume: `idp-${dialect}-resume`,
      },
      keys: [derivedSecret(options.secret, 'cookies')],
      long: { httpOnly: true, sameSite: 'lax', path, signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 900,
      Session: 900,
    },
    renderError: async (ctx) => {
      // Where signing out fails there is still no session here, and the program has ended its own before.
      const { oidc } = ctx as Partial<KoaContextWithOIDC>
      const message = oidc?.route === 'end_session' ? 'signedOut' : 'gone'
      ctx.type = 'html'
      ctx.body = await messagePage(pageLanguage(ctx.req), message)
    },
  }
}

function clientOf(dialect: Dialect, options: IdentityOptions) {
  return {
    client_id: clientId,
    client_secret: clientSecretOf(dialect, options.secret),
    redirect_uris: [...options.clients.redirectUris],
    post_logout_redirect_uris: [...options.clients.postLogoutRedirectUris],
    response_types: ['code' as const],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post' as const,
    id_token_signed_response_alg: 'ES256' as const,
    // Says when somebody picked who to be: grave steps ask for that.
    require_auth_time: true,
  }
}

/** Citizens consent to nothing when they sign in to their municipality, so neither does the cast. */
function signInOnly() {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  return policy
}

async function grantWithoutAsking(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile')
  await grant.save()
  return grant
}
