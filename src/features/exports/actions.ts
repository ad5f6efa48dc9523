import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { hoursToTake } from './rules.ts'

/** Asks a second person. Returns the request's id. */
export async function askToExport(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  ask: { readonly what: string; readonly people: number; readonly purpose: string },
): Promise<string> {
  const { id } = await trx
    .insertInto('export_request')
    .values({ ...ask, asked_by: actor.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(trx, actor, requestId, 'export_asked', { request: id, what: ask.what, people: ask.people })
  return id
}

/**
 * Says yes or no to somebody else's export. One's own is nobody's to answer: the database refuses it too.
 *
 * @throws Conflict for one that is answered, one's own, or not there
 */
export async function answerExport(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  answer: { readonly id: string; readonly yes: boolean; readonly overtaken: string },
): Promise<void> {
  const done = await trx
    .updateTable('export_request')
    .set({
      answered_by: actor.id,
      answered_at: sql<Date>`present()`,
      approved_until: answer.yes ? sql<Date>`present() + make_interval(hours => ${hoursToTake})` : null,
    })
    .where('id', '=', answer.id)
    .where('answered_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!done) throw new Conflict(answer.overtaken)
  await record(trx, actor, requestId, answer.yes ? 'export_approved' : 'export_refused', {
    request: answer.id,
  })
}

async function record(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  type: string,
  data: Readonly<Record<string, string | number>>,
): Promise<void> {
  await trx
    .insertInto('admin_event')
    .values({ request_id: requestId, actor_id: actor.id, type, data: JSON.stringify(data) })
    .execute()
}
