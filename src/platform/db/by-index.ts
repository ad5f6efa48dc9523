import { sql } from 'kysely'
import type { ActorTransaction } from './acting-as.ts'

/**
 * Looks everything up by index while something is loaded part by part. A table that was empty when the load began is one of
 * which PostgreSQL knows nothing: it would read the whole of it for each part, and with every part there is more to read.
 */
export async function lookingUpByIndex<Result>(
  trx: ActorTransaction,
  work: () => Promise<Result>,
): Promise<Result> {
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(trx)
  const result = await work()
  await sql`select set_config('enable_seqscan', 'on', true)`.execute(trx)
  return result
}
