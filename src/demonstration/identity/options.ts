import type { IdentityProvider } from '../../platform/session/identity-provider.ts'

export type Dialect = IdentityProvider['dialect']

export const dialects = ['citizen', 'staff', 'school'] as const satisfies readonly Dialect[]

/** Where each dialect's provider stands below the one origin. */
export const pathOf: Readonly<Record<Dialect, string>> = {
  citizen: '/citizens',
  staff: '/staff',
  school: '/schools',
}

/** What the configuration calls a dialect's provider. */
export const providerIdOf = (dialect: Dialect): string => `demo-${dialect}`

export interface IdentityOptions {
  /** On 127.0.0.1; 0 takes a free one. Another port than the program's, as a real provider has another origin. */
  readonly port: number
  readonly clients: {
    readonly redirectUris: readonly string[]
    readonly postLogoutRedirectUris: readonly string[]
  }
  /** Client secrets and cookie keys are derived from it: the same secret gives the same ones after a restart. */
  readonly secret: Buffer | string
  /** When the demonstration's people were loaded, `YYYY-MM-DD`; without it, the day for which they were written. */
  readonly day?: string
  /** Where signing keys are kept from start to start. Without it, each start makes new ones. */
  readonly keyFolder?: string
}

export interface IdentityProviders {
  readonly origin: string
  readonly providers: readonly IdentityProvider[]
  stop(): Promise<void>
}
