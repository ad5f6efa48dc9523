import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import { tell } from '../messages/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { categoryOf, type Fact, objectionsPath } from './rules.ts'

export interface ObjectionDraft {
  readonly personId: string
  readonly about: Fact
  readonly aboutId: string | null
  readonly words: string
}

/**
 * Says that a fact is wrong. It stands beside the fact from now on, whatever comes of it (L-11).
 *
 * @throws NotFound for a note or a concern that is not the person's, or that they are not told of
 */
export async function makeObjection(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { personId, about, aboutId, words }: ObjectionDraft,
): Promise<void> {
  if (about === 'concern') await checkTold(trx, personId, aboutId)
  const category =
    about === 'note' && aboutId !== null ? await categoryOfNote(trx, personId, aboutId) : categoryOf[about]
  const { id } = await trx
    .insertInto('objection')
    .values({ person_id: personId, made_by: actor.id, about, about_id: aboutId, category, words })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'objection_made',
    category,
    data: { objection: id, about },
  })
  for (const to of await listContacts(trx, personId)) {
    const link = { da: objectionsPath, en: `/en${objectionsPath}` }
    await tell(trx, actor, { key: `objection ${id}`, to, kind: 'objection', about: personId, link })
  }
}

/** The contact person and who stands in: whom an objection goes to. */
async function listContacts(trx: ActorTransaction, personId: string): Promise<string[]> {
  const { rows } = await sql<{ actor_id: string }>`
    select distinct actor_id from relation
    where person_id = ${personId}::uuid and kind in ('contact_person', 'substitute') and actor_id is not null
      and valid_from <= today() and (valid_until is null or today() < valid_until)`.execute(trx)
  return rows.map(({ actor_id }) => actor_id)
}

async function checkTold(trx: ActorTransaction, personId: string, concernId: string | null): Promise<void> {
  const { rows } = await sql`
    select from told_concerns(${personId}::uuid) told where told.id = ${concernId}::bigint`.execute(trx)
  if (rows.length === 0) throw new NotFound()
}

/** What is said of a restricted note is restricted as the note is. */
async function categoryOfNote(trx: ActorTransaction, personId: string, noteId: string): Promise<string> {
  const note = await trx
    .selectFrom('note')
    .select('category')
    .where('id', '=', noteId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!note) throw new NotFound()
  return note.category
}

/**
 * The answer of who may correct it: corrected (by a change of its own, forward), or kept with a reason.
 *
 * @throws Conflict when somebody has answered meanwhile
 */
export async function answerObjection(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  answer: {
    readonly personId: string
    readonly objectionId: string
    readonly about: Fact
    readonly outcome: 'corrected' | 'kept'
    readonly words: string
    readonly overtaken: string
  },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('objection_answer')
    .values({
      objection_id: answer.objectionId,
      answered_by: actor.id,
      outcome: answer.outcome,
      words: answer.words,
    })
    .onConflict((answered) => answered.column('objection_id').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) throw new Conflict(answer.overtaken)
  await recordPersonEvent(trx, actor, requestId, answer.personId, {
    type: 'objection_answered',
    category: categoryOf[answer.about],
    data: { objection: answer.objectionId, outcome: answer.outcome },
  })
  const { made_by } = await trx
    .selectFrom('objection')
    .select('made_by')
    .where('id', '=', answer.objectionId)
    .executeTakeFirstOrThrow()
  const link = { da: '/me', en: '/en/me' }
  const key = `objection answer ${answer.objectionId}`
  await tell(trx, actor, { key, to: made_by, kind: 'objection-answer', about: answer.personId, link })
}
