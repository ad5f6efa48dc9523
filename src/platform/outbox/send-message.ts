import { sql } from 'kysely'
import type { ActorTransaction } from '../db/with-actor.ts'
import { type Job, JobProblem, type JobWork } from '../jobs/job.ts'
import type { Language } from '../text/language.ts'
import { invitationOf, readAppointment } from './appointment.ts'
import { isMailKind, mailText } from './mail-text.ts'
import { isOneAddress, type Mail, type Mailer, MailRefused } from './mailer.ts'
import { sendMessageName } from './names.ts'
import type { Message, OutboxServices } from './services.ts'

/**
 * Sends one message. The server's yes comes before our note of it, so a copy that dies in between sends it once more,
 * under the same Message-ID: for whoever reads it, one mail (trust requirement T-63).
 */
export const sendMessage: Job<OutboxServices> = {
  name: sendMessageName,
  runsAs: 'outbox',
  // From half a minute to an hour apart, about ten hours in all: a mail server may be away for a night.
  retryLimit: 16,
  retryDelay: 30,
  retryDelayMax: 3600,
  concurrency: 2,
  onePerKey: true,
  runsHere: ({ mailer }) => mailer !== undefined,
  async handle(work, services) {
    const { mailer } = services
    if (!mailer) throw new JobProblem('no mail server is named')
    const mail = await work.inTransaction('read write', (trx) => prepare(trx, work, services, mailer))
    if (!mail) return
    try {
      const { kept } = await mailer.send(mail)
      await note(work, 'sent', null, kept)
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error
      const failed = error.final || work.isLastAttempt
      await note(work, failed ? 'failed' : 'queued', error.code)
      throw new JobProblem(`mail server: ${error.code}`, { final: error.final })
    }
  },
}

/** The mail as it goes out now, or nothing: it went already, or it is withdrawn. */
async function prepare(
  trx: ActorTransaction,
  { ids, municipality }: JobWork,
  services: OutboxServices,
  mailer: Mailer,
): Promise<Mail | undefined> {
  const message = await lockMessage(trx, ids.message ?? '')
  if (!message) return undefined
  if (!isMailKind(message.kind)) throw new JobProblem('no words for this kind of mail', { final: true })
  const withdraw = (why: string) =>
    trx
      .updateTable('message')
      .set({ state: 'withdrawn', last_error: why })
      .where('id', '=', message.id)
      .execute()
      .then(() => undefined)
  if (!(await services.mayReceive(trx, message))) return withdraw('may not receive it any more')
  const to = await services.findAddress(trx, message)
  if (to === undefined) return withdraw('no address is known')
  if (!isOneAddress(to)) return withdraw('not an address')
  const { message_id } = await trx
    .updateTable('message')
    .set({
      attempts: sql`attempts + 1`,
      message_id: sql`coalesce(message_id, ${`<${message.id}@${mailer.domain}>`})`,
    })
    .where('id', '=', message.id)
    .returning(sql<string>`message_id`.as('message_id'))
    .executeTakeFirstOrThrow()
  const words = mailText(message.kind, message.language, municipality, services.originOf(municipality))
  const mail = { to, language: message.language, messageId: message_id, ...words }
  if (message.calendar === null) return mail
  const appointment = readAppointment(message.calendar)
  return { ...mail, calendar: invitationOf(appointment, { ...message, to, from: mailer.from }) }
}

/** A message that is still to be sent; a failed one as well, because somebody asked for it again. */
async function lockMessage(trx: ActorTransaction, id: string): Promise<Message | undefined> {
  const row = await trx
    .selectFrom('message')
    .select(['id', 'kind', 'language', 'to_actor_id', 'to_person_id', 'to_address', 'calendar', 'created_at'])
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'failed'])
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      kind: row.kind,
      language: row.language as Language,
      toActor: row.to_actor_id,
      toPerson: row.to_person_id,
      toAddress: row.to_address,
      calendar: row.calendar,
      createdAt: row.created_at,
    }
  )
}

const note = (
  work: JobWork,
  state: 'sent' | 'queued' | 'failed',
  last_error: string | null,
  kept: string | null = null,
): Promise<unknown> =>
  work.inTransaction('read write', (trx) =>
    trx
      .updateTable('message')
      .set({ state, last_error, kept, sent_at: state === 'sent' ? sql`now()` : null })
      .where('id', '=', work.ids.message ?? '')
      .where('state', 'in', ['queued', 'failed'])
      .execute(),
  )
