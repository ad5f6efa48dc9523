import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { href } from '../../platform/http/path.ts'
import { tell } from '../messages/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { paths } from './paths.ts'
import type { CopyRequest } from './queries.ts'
import { type Strike, toMultirange } from './rules.ts'
import type { WordsToRead } from './words-to-read.ts'

/**
 * Asks for the words as well: somebody by name is to look through them within a month, and is told so at once.
 *
 * @throws Conflict when the same asker waits already
 */
export async function askForWords(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  ask: { readonly personId: string; readonly through: 'self' | 'custody'; readonly already: string },
): Promise<void> {
  const asked = await trx
    .insertInto('copy_request')
    .values({
      person_id: ask.personId,
      asked_by: actor.id,
      through: ask.through,
      reader: sql<string | null>`who_reads(${ask.personId}::uuid)`,
    })
    .onConflict((open) => open.columns(['person_id', 'asked_by']).where('ready_at', 'is', null).doNothing())
    .returning(['id', 'reader'])
    .executeTakeFirst()
  if (!asked) throw new Conflict(ask.already)
  await recordPersonEvent(trx, actor, requestId, ask.personId, {
    type: 'copy_asked',
    category: 'identity',
    data: { request: asked.id },
  })
  if (asked.reader === null) return
  await tell(trx, actor, {
    key: `copy ${asked.id}`,
    to: asked.reader,
    kind: 'copy-waits',
    about: ask.personId,
    link: {
      da: href(paths.reading, 'da', { request: asked.id }),
      en: href(paths.reading, 'en', { request: asked.id }),
    },
  })
}

/** Says what may be read of some words. Said again, it takes the place of what was said before. */
export async function releaseWords(
  trx: ActorTransaction,
  actor: PersonActor,
  request: CopyRequest,
  { table, column, rowId, hash }: WordsToRead,
  strikes: readonly Strike[],
): Promise<void> {
  const said = {
    words_hash: hash,
    struck: sql<string>`${toMultirange(strikes)}::int4multirange`,
    decided_by: actor.id,
    decided_at: sql<Date>`present()`,
  }
  await trx
    .insertInto('copy_release')
    .values({
      request_id: request.id,
      person_id: request.personId,
      table_name: table,
      row_id: rowId,
      column_name: column,
      ...said,
    })
    .onConflict((known) =>
      known.columns(['request_id', 'table_name', 'row_id', 'column_name']).doUpdateSet(said),
    )
    .execute()
}

/**
 * From now on the words are in the asker's copy.
 *
 * @throws Conflict when it has been done before
 */
export async function finishCopy(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  request: CopyRequest,
  closed: string,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('copy_request')
    .set({ ready_at: sql<Date>`present()`, version: request.version + 1 })
    .where('id', '=', request.id)
    .where('ready_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict(closed)
  await recordPersonEvent(trx, actor, requestId, request.personId, {
    type: 'copy_ready',
    category: 'identity',
    data: { request: request.id },
  })
}
