import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { copyMeasures } from '../indicators/index.ts'
import type { EditionDescription } from './change-edition.ts'
import { getWorkingEdition } from './queries.ts'
import { recordEvent } from './record-event.ts'

/**
 * Begins the next edition: a draft with what the working one says, its seats and its tables. Decisions are not copied:
 * no body has seen it. Initiatives that were dropped stay behind.
 *
 * @returns the draft's id
 */
export async function beginEdition(
  trx: ActorTransaction,
  actor: Actor,
  description: EditionDescription,
): Promise<string> {
  const from = await getWorkingEdition(trx)
  const { id } = await trx
    .insertInto('edition')
    .values({ ...description, source: description.title_da })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`insert into passage (edition_id, kind, code, theme, position, section, title_da, title_en, short_da, short_en,
      official_da, state, state_reason, responsible)
    select ${id}, kind, code, theme, position, section, title_da, title_en, short_da, short_en,
      official_da, state, state_reason, responsible
    from passage
    where edition_id = ${from.id} and not withdrawn and state is distinct from 'dropped'
    order by position, id`.execute(trx)
  await copyMeasures(trx, from.id, id)
  await sql`insert into seat (edition_id, position, name, vacant)
    select ${id}, position, name, vacant from seat where edition_id = ${from.id}`.execute(trx)
  await sql`insert into edition_table (edition_id, caption, section, header, body)
    select ${id}, caption, section, header, body from edition_table where edition_id = ${from.id} order by id`.execute(
    trx,
  )
  await recordEvent(
    trx,
    actor,
    { editionId: id },
    { type: 'edition_begun', from: from.id, title: from.title },
  )
  return id
}
