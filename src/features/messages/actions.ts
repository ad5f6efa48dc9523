import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Appointment } from '../../platform/outbox/appointment.ts'
import type { MailKind } from '../../platform/outbox/mail-text.ts'
import { writeMessage } from '../../platform/outbox/write-message.ts'
import type { Bilingual, Language } from '../../platform/text/language.ts'
import type { NoticeKind } from './rules.ts'

export interface News {
  /** What it is news of; telling somebody twice under one key is telling them once. */
  readonly key: string
  /** The actor who is told. */
  readonly to: string
  readonly kind: NoticeKind
  /** The person it is about, if any: never shown, but erased with them. */
  readonly about?: string
  /** The addresses of a page that says more, to whoever may see it. */
  readonly link: Bilingual
  readonly language?: Language
  /** A time for the receiver's calendar: goes with the mail. */
  readonly appointment?: Appointment
}

/**
 * Tells somebody who signs in here, in the transaction of what happened: a notice in their door, and a mail that says
 * only that there is one, or when something is.
 */
export async function tell(trx: ActorTransaction, actor: Actor, news: News): Promise<void> {
  const written = await trx
    .insertInto('notice')
    .values({
      actor_id: news.to,
      idempotency_key: news.key,
      kind: news.kind,
      about_person_id: news.about ?? null,
      link_da: news.link.da,
      link_en: news.link.en,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows !== 1n) return
  await writeMessage(trx, actor, {
    key: `notice ${news.to} ${news.key}`,
    to: { actor: news.to },
    kind: mailOf(news.appointment),
    language: news.language ?? 'da',
    appointment: news.appointment,
  })
}

const mailOf = (appointment: Appointment | undefined): MailKind => {
  if (!appointment) return 'news'
  return appointment.isCancelled ? 'appointment-cancelled' : 'appointment'
}
