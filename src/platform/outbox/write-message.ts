import { randomUUID } from 'node:crypto'
import type { Actor } from '../access/actor.ts'
import type { ActorTransaction } from '../db/with-actor.ts'
import { enqueue } from '../jobs/enqueue.ts'
import type { Language } from '../text/language.ts'
import type { Appointment } from './appointment.ts'
import type { MailKind } from './mail-text.ts'
import { sendMessageName } from './names.ts'

export interface NewMessage {
  /** Writing it twice under one key is writing it once. */
  readonly key: string
  readonly to: { readonly actor: string } | { readonly person: string } | { readonly address: string }
  readonly kind: MailKind
  readonly language: Language
  /** When something is, for the receiver's own calendar. */
  readonly appointment?: Appointment | undefined
}

/**
 * Writes a message in the transaction of the change that it tells of: both are there, or neither is (T-60). It is sent
 * afterwards, by a job.
 *
 * @returns whether it is new
 */
export async function writeMessage(
  trx: ActorTransaction,
  actor: Actor,
  { key, to, kind, language, appointment }: NewMessage,
): Promise<boolean> {
  const id = randomUUID()
  const written = await trx
    .insertInto('message')
    .values({
      id,
      idempotency_key: key,
      to_actor_id: 'actor' in to ? to.actor : null,
      to_person_id: 'person' in to ? to.person : null,
      to_address: 'address' in to ? to.address : null,
      kind,
      language,
      calendar: appointment ? JSON.stringify(appointment) : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows !== 1n) return false
  await enqueue(trx, actor, { job: sendMessageName, ids: { message: id }, key: id })
  return true
}
