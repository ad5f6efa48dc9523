import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { IdentityProvider } from '../../platform/session/identity-provider.ts'
import { hashOf } from '../../platform/session/session-cookie.ts'
import type { Checks } from './identity-providers.ts'
import { attemptMinutes, type Profile } from './rules.ts'

export interface Attempt extends Checks {
  readonly provider: string
  readonly returnTo: string
}

/** Remembers a started sign-in until it comes back to the same browser, and forgets those that never did. */
export async function createAttempt(trx: ActorTransaction, browser: string, attempt: Attempt): Promise<void> {
  await trx.deleteFrom('sign_in_attempt').where(tooOld).execute()
  await trx
    .insertInto('sign_in_attempt')
    .values({
      state_hash: hashOf(attempt.state),
      browser_hash: hashOf(browser),
      provider: attempt.provider,
      nonce: attempt.nonce,
      code_verifier: attempt.codeVerifier,
      return_to: attempt.returnTo,
      again: attempt.again,
    })
    .execute()
}

const tooOld = sql<boolean>`started_at < now() - make_interval(mins => ${attemptMinutes})`

/** Takes an attempt away as it finds it: an answer that comes a second time finds nothing. */
export async function takeAttempt(
  trx: ActorTransaction,
  browser: string,
  state: string,
): Promise<Attempt | undefined> {
  const row = await trx
    .deleteFrom('sign_in_attempt')
    .where('state_hash', '=', hashOf(state))
    .where('browser_hash', '=', hashOf(browser))
    .where(sql<boolean>`not (${tooOld})`)
    .returning(['provider', 'nonce', 'code_verifier', 'return_to', 'again'])
    .executeTakeFirst()
  return (
    row && {
      state,
      provider: row.provider,
      nonce: row.nonce,
      codeVerifier: row.code_verifier,
      returnTo: row.return_to,
      again: row.again,
    }
  )
}

/**
 * The person as their provider knows them: known since before, awaited (entered here before they ever signed in), or
 * new. Returns the actor's id, or nothing for somebody who is suspended or has left (trust requirement L-16).
 */
export async function saveActor(
  trx: ActorTransaction,
  provider: IdentityProvider,
  subject: string,
  profile: Profile,
): Promise<string | undefined> {
  const { issuer, dialect } = provider
  await trx
    .updateTable('actor')
    .set({ issuer })
    .where('issuer', 'is', null)
    .where('provider', '=', provider.id)
    .where('subject', '=', subject)
    .execute()
  const row = await trx
    .insertInto('actor')
    .values({
      issuer,
      subject,
      dialect,
      provider: provider.id,
      name: profile.name,
      email: profile.email,
      last_signed_in_at: sql`now()`,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['issuer', 'subject'])
        .doUpdateSet({ name: profile.name, email: profile.email, dialect, last_signed_in_at: sql`now()` }),
    )
    .returning([
      'id',
      sql<boolean>`suspended_at is null and (left_on is null or today() < left_on)`.as('welcome'),
    ])
    .executeTakeFirstOrThrow()
  return row.welcome ? row.id : undefined
}
