import { sql } from 'kysely'
import type { Actor, PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { localDate } from '../../platform/time.ts'
import {
  type Deed,
  dueOf,
  findServiceRulesOn,
  type PromiseKind,
  type Urgency,
} from '../service-levels/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import type { Excuse, Voiding } from './rules.ts'

const idOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)

export interface PromiseDraft {
  /** Nobody while it is not known whom it is about. */
  readonly person: { readonly id: string; readonly birthDate: string } | null
  /** What it follows from, and which: the same thing starts a kind of promise once. */
  readonly source: string
  readonly sourceId: string
  readonly kinds: readonly PromiseKind[]
  readonly urgency: Urgency
  /** One named owner, always: who it is that keeps it. */
  readonly ownerId: string
  /** When it was learned; for an offer when the contact was made. */
  readonly startedAt: Date
  /** The young person is not shown it before. */
  readonly tellFrom: string | null
}

/**
 * Promises something, in the transaction of what it follows from: due by the service levels in force on the day it starts.
 * Runs as whoever may write about the young person, or as the program's task `promises`; who did it is `actor` either way.
 */
export async function startPromises(
  trx: ActorTransaction,
  actor: Actor,
  draft: PromiseDraft,
): Promise<{ readonly kind: PromiseKind; readonly dueOn: string }[]> {
  const rules = await findServiceRulesOn(trx, localDate(draft.startedAt))
  const birthDate = draft.person?.birthDate ?? null
  const due = draft.kinds.map((kind) => ({ kind, ...dueOf(rules, { ...draft, kind, birthDate }) }))
  if (due.length === 0) return []
  await trx
    .insertInto('promise')
    .values(
      due.map(({ kind, level, on }) => ({
        person_id: draft.person?.id ?? null,
        kind,
        version: rules.version,
        urgency: draft.urgency,
        law: level.law?.name ?? null,
        source: draft.source,
        source_id: draft.sourceId,
        owner_id: draft.ownerId,
        started_at: draft.startedAt,
        due_on: on,
        tell_from: draft.tellFrom,
        changed_by: idOf(actor),
      })),
    )
    .onConflict((again) => again.columns(['kind', 'source', 'source_id']).doNothing())
    .execute()
  return due.map(({ kind, on }) => ({ kind, dueOn: on }))
}

/** The source of the law's own clock: somebody of 15 to 17 does not follow their plan (BEK 1014/2019 § 10). */
export const planNotFollowed = 'plan-not-followed'

interface Kept {
  id: string
  kind: PromiseKind
  urgency: Urgency
  person_id: string | null
  birth_date: string | null
  owner_id: string
  law: string | null
  tell_from: string | null
  source: string
  source_id: string
}

/**
 * Records that something was done, and what it keeps. A deed keeps the promises of its source that were open then and that
 * such a deed keeps: an attempt without contact never one of contact. Where the law's clock says contact and then an offer,
 * the contact starts the second one: learned, contact and offer each keep their own time.
 *
 * @param deed.at when it was done, which may be before it is written down
 */
export async function keepPromises(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  deed: {
    readonly source: string
    readonly sourceId: string
    readonly with: Deed
    readonly at: Date
  },
): Promise<PromiseKind[]> {
  const { rows } = await sql<Kept>`
    update promise set ended = 'done', done_at = ${deed.at}, done_with = ${deed.with}, changed_by = ${idOf(actor)}::bigint,
      changed_at = present()
    from promise_kind
    where promise_kind.code = promise.kind and ${deed.with} = any (kept_by) and ended is null
      and source = ${deed.source} and source_id = ${deed.sourceId}::bigint and started_at <= ${deed.at}
    returning promise.id, promise.kind, urgency, person_id, owner_id, law, tell_from, source, source_id,
      (select birth_date from young_person where young_person.id = person_id) as birth_date`.execute(trx)
  for (const kept of rows) {
    await tellHistory(trx, actor, requestId, kept.person_id, 'promise_kept', kept)
    if (kept.kind !== 'first-contact' || kept.law === null || deed.source !== planNotFollowed) continue
    await startPromises(trx, actor, {
      ...deed,
      person: kept.person_id && kept.birth_date ? { id: kept.person_id, birthDate: kept.birth_date } : null,
      kinds: ['offer'],
      urgency: 'ordinary',
      ownerId: kept.owner_id,
      startedAt: deed.at,
      tellFrom: kept.tell_from,
    })
  }
  return rows.map(({ kind }) => kind)
}

const tellHistory = async (
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  personId: string | null,
  type: 'promise_kept' | 'promise_excused' | 'promise_void',
  { id, source, source_id }: { readonly id: string; readonly source: string; readonly source_id: string },
): Promise<void> => {
  if (personId === null) return
  // What may not be told yet of a concern is not told by what was promised for it either.
  const data = { promise: id, ...(source === 'concern' ? { concern: source_id } : {}) }
  await recordPersonEvent(trx, actor, requestId, personId, { type, category: 'guidance', data })
}

/**
 * Lets a promise go that could not be kept, with a reason from the list. What is broken already, only a leader excuses: the
 * database refuses its owner.
 *
 * @throws Conflict when it has ended meanwhile
 */
export async function excusePromise(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  excuse: { readonly promiseId: string; readonly because: Excuse; readonly overtaken: string },
): Promise<void> {
  const excused = await trx
    .updateTable('promise')
    .set({
      ended: 'excused',
      because: excuse.because,
      changed_by: actor.id,
      changed_at: sql<Date>`present()`,
    })
    .where('id', '=', excuse.promiseId)
    .where('ended', 'is', null)
    .returning(['id', 'person_id', 'source', 'source_id'])
    .executeTakeFirst()
  if (!excused) throw new Conflict(excuse.overtaken)
  await tellHistory(trx, actor, requestId, excused.person_id, 'promise_excused', excused)
}

/**
 * Lets everything go that is open of a source, because nobody was reached.
 *
 * @param leaderOnly what to say to an owner who would excuse what they have broken
 * @throws Conflict
 */
export async function excuseNotReached(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { source, sourceId }: { readonly source: string; readonly sourceId: string },
  leaderOnly: string,
): Promise<void> {
  const { rows } = await sql<{ id: string; broken: boolean }>`
    select id, due_at <= present() and owner_id = ${actor.id}::bigint as broken from promise
    where source = ${source} and source_id = ${sourceId}::bigint and ended is null order by id`.execute(trx)
  if (rows.some(({ broken }) => broken)) throw new Conflict(leaderOnly)
  for (const { id } of rows)
    await excusePromise(trx, actor, requestId, {
      promiseId: id,
      because: 'not-reached',
      overtaken: leaderOnly,
    })
}

/** Ends what is open of a source, because there is nothing to keep any more: as a concern that is one of two. */
export async function voidPromises(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  {
    source,
    sourceId,
    because,
  }: { readonly source: string; readonly sourceId: string; readonly because: Voiding },
): Promise<void> {
  const gone = await trx
    .updateTable('promise')
    .set({ ended: 'void', because, changed_by: idOf(actor), changed_at: sql<Date>`present()` })
    .where('source', '=', source)
    .where('source_id', '=', sourceId)
    .where('ended', 'is', null)
    .returning(['id', 'person_id', 'source', 'source_id'])
    .execute()
  for (const one of gone) await tellHistory(trx, actor, requestId, one.person_id, 'promise_void', one)
}

/** Gives what is open of a source to another owner. */
export async function handOverPromises(
  trx: ActorTransaction,
  actor: Actor,
  {
    source,
    sourceId,
    ownerId,
  }: { readonly source: string; readonly sourceId: string; readonly ownerId: string },
): Promise<void> {
  await trx
    .updateTable('promise')
    .set({ owner_id: ownerId, changed_by: idOf(actor), changed_at: sql<Date>`present()` })
    .where('source', '=', source)
    .where('source_id', '=', sourceId)
    .where('ended', 'is', null)
    .where('owner_id', '<>', ownerId)
    .execute()
}
