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
  /** Where other data than the level say the day, as the contact ladder does. */
  readonly dueOn?: string
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
  const due = draft.kinds.map((kind) => {
    const { level, on } = dueOf(rules, { ...draft, kind, birthDate })
    return { kind, level, on: draft.dueOn ?? on }
  })
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

interface Kept extends Ended {
  readonly kind: PromiseKind
  readonly birth_date: string | null
  readonly owner_id: string
  readonly law: string | null
  readonly tell_from: string | null
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
  deed: OfSource & { readonly with: Deed; readonly at: Date },
): Promise<PromiseKind[]> {
  const { rows } = await sql<Kept>`
    update promise set ended = 'done', done_at = ${deed.at}, done_with = ${deed.with}, changed_by = ${idOf(actor)}::bigint,
      changed_at = present()
    from promise_kind
    where promise_kind.code = promise.kind and ${deed.with} = any (kept_by) and ended is null
      and source = ${deed.source} and source_id = ${deed.sourceId}::bigint and started_at <= ${deed.at}
    returning promise.id, promise.kind, person_id, owner_id, law, tell_from, source, source_id,
      (select birth_date from young_person where young_person.id = person_id) as birth_date`.execute(trx)
  for (const kept of rows) {
    await tellHistory(trx, actor, requestId, 'promise_kept', kept)
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

/** A promise that has ended, by its row. */
interface Ended {
  readonly id: string
  readonly person_id: string | null
  readonly source: string
  readonly source_id: string
}

/** Writes it into the young person's history, if it is known whom it was about. */
const tellHistory = async (
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  type: 'promise_kept' | 'promise_excused' | 'promise_void',
  { id, person_id, source, source_id }: Ended,
): Promise<void> => {
  if (person_id === null) return
  // With what it follows from, so that what may not be told yet of that is not told by this either.
  const data = { promise: id, [source]: source_id }
  await recordPersonEvent(trx, actor, requestId, person_id, { type, category: 'guidance', data })
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
  await tellHistory(trx, actor, requestId, 'promise_excused', excused)
}

/** What promises follow from, as a concern and its number. */
interface OfSource {
  readonly source: string
  readonly sourceId: string
}

/**
 * Refuses an owner who would let themselves off what they have broken: the leader does that. The database refuses it too; this
 * says so in words.
 *
 * @param leaderOnly what to say
 * @throws Conflict
 */
export async function refuseOwnBreach(
  trx: ActorTransaction,
  actor: PersonActor,
  { source, sourceId }: OfSource,
  leaderOnly: string,
): Promise<void> {
  const { rows } = await sql`select from promise where source = ${source} and source_id = ${sourceId}::bigint
    and ended is null and due_at <= present() and owner_id = ${actor.id}::bigint limit 1`.execute(trx)
  if (rows.length > 0) throw new Conflict(leaderOnly)
}

/** Lets everything go that is open of a source, because nobody was reached. @throws Conflict when some has ended meanwhile */
export async function excuseNotReached(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { source, sourceId }: OfSource,
  overtaken: string,
): Promise<void> {
  const open = await trx
    .selectFrom('promise')
    .select('id')
    .where('source', '=', source)
    .where('source_id', '=', sourceId)
    .where('ended', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id } of open)
    await excusePromise(trx, actor, requestId, { promiseId: id, because: 'not-reached', overtaken })
}

/** Ends what is open of a source or about somebody, because there is nothing to keep any more. */
export async function voidPromises(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  of: OfSource | { readonly personId: string },
  because: Voiding,
): Promise<void> {
  const open = trx
    .updateTable('promise')
    .set({ ended: 'void', because, changed_by: idOf(actor), changed_at: sql<Date>`present()` })
    .where('ended', 'is', null)
  const meant =
    'personId' in of
      ? open.where('person_id', '=', of.personId)
      : open.where('source', '=', of.source).where('source_id', '=', of.sourceId)
  const gone = await meant.returning(['id', 'person_id', 'source', 'source_id']).execute()
  for (const one of gone) await tellHistory(trx, actor, requestId, 'promise_void', one)
}

/** Shows the young person what is open of a source from today on, where that is sooner than was said. */
export const tellPromisesNow = (trx: ActorTransaction, { source, sourceId }: OfSource): Promise<unknown> =>
  trx
    .updateTable('promise')
    .set({ tell_from: sql<string>`least(tell_from, today())` })
    .where('source', '=', source)
    .where('source_id', '=', sourceId)
    .where('ended', 'is', null)
    .execute()

/** Gives what is open of a source to another owner. */
export async function handOverPromises(
  trx: ActorTransaction,
  actor: Actor,
  { source, sourceId, ownerId }: OfSource & { readonly ownerId: string },
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

/** Gives what somebody has promised to another owner: of one young person, or of those whom nobody has found yet. */
export async function passPromisesOn(
  trx: ActorTransaction,
  actor: Actor,
  { from, to, personId }: { readonly from: string; readonly to: string; readonly personId: string | null },
): Promise<void> {
  await trx
    .updateTable('promise')
    .set({ owner_id: to, changed_by: idOf(actor), changed_at: sql<Date>`present()` })
    .where('owner_id', '=', from)
    .where('person_id', personId === null ? 'is' : '=', personId)
    .where('ended', 'is', null)
    .execute()
}
