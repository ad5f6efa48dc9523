import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { isMailKind, type MailKind } from '../../platform/outbox/mail-text.ts'
import type { Language } from '../../platform/text/language.ts'
import { type Notice, type NoticeKind, noticesOnAPage } from './rules.ts'

/** The reader's own notices, the newest first, and one more than a page holds: it tells that there are older ones. */
export async function listNotices(trx: ActorTransaction, before: string | undefined): Promise<Notice[]> {
  const rows = await trx
    .selectFrom('notice')
    .select(['id', 'kind', 'link_da', 'link_en', 'at', 'read_at'])
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(noticesOnAPage + 1)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as NoticeKind,
    link: { da: row.link_da, en: row.link_en },
    at: row.at,
    isRead: row.read_at !== null,
  }))
}

/** Marks one of the reader's notices as read, or with nothing named all of them. Who else's it is, the database refuses. */
export async function markRead(trx: ActorTransaction, id?: string): Promise<void> {
  await trx
    .updateTable('notice')
    .set({ read_at: sql`now()` })
    .where('read_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .execute()
}

export interface KeptMail {
  readonly id: string
  readonly kind: MailKind
  readonly language: Language
  readonly sentAt: Date
  /** With every header, as it would have gone out. */
  readonly raw: string
}

/** The latest mail of the demonstration, which keeps what it would send. */
export async function listKeptMail(trx: ActorTransaction): Promise<KeptMail[]> {
  const rows = await trx
    .selectFrom('message')
    .select(['id', 'kind', 'language', 'sent_at', 'kept'])
    .where('kept', 'is not', null)
    .orderBy('sent_at', 'desc')
    .limit(100)
    .execute()
  return rows.flatMap(({ id, kind, language, sent_at, kept }) =>
    isMailKind(kind) && sent_at && kept !== null
      ? [{ id, kind, language: language as Language, sentAt: sent_at, raw: kept }]
      : [],
  )
}
