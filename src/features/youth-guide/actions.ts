import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { tell } from '../messages/index.ts'
import { keepPromises, refuseOwnBreach, startPromises, voidPromises } from '../promises/index.ts'
import { addRelation, endRelation, recordPersonEvent } from '../young-people/index.ts'
import type { GuideEffort } from './queries.ts'
import { effortSource, reviewSource, reviewUrgency } from './rules.ts'

/** Who changes what, in which request. */
export interface Guiding {
  readonly trx: ActorTransaction
  readonly actor: PersonActor
  readonly requestId: string
  readonly now: Date
  /** What to say where somebody else was faster. */
  readonly overtaken: string
  /** What to say to a guide who would let themselves off a review that is past its day. */
  readonly leaderOnly: string
}

interface Whom {
  readonly id: string
  readonly birthDate: string
}

/**
 * Begins the effort of a youth guide: they are around the young person from today on, and the first review is promised.
 *
 * @throws Conflict where there is one already
 */
export async function beginGuiding(
  guiding: Guiding,
  person: Whom,
  { guideId, purpose }: { readonly guideId: string; readonly purpose: string },
): Promise<void> {
  const { trx, actor, requestId, now, overtaken } = guiding
  await sql`select pg_advisory_xact_lock(hashtextextended('youth guide ' || ${person.id}, 0))`.execute(trx)
  const { rows } =
    await sql`select from guide_effort where person_id = ${person.id}::uuid and ended_at is null`.execute(trx)
  if (rows.length > 0) throw new Conflict(overtaken)
  const relationId = await addRelation(trx, actor, requestId, {
    personId: person.id,
    with: { actorId: guideId },
    kind: 'youth_guide',
    basis: 'kui-guidance',
  })
  const { id } = await trx
    .insertInto('guide_effort')
    .values({ person_id: person.id, guide_id: guideId, relation_id: relationId, purpose, begun_by: actor.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await promiseReview(guiding, person, { source: effortSource, sourceId: id, ownerId: guideId, at: now })
  if (guideId !== actor.id)
    await tell(trx, actor, {
      key: `guide effort ${id}`,
      to: guideId,
      kind: 'guide-assigned',
      about: person.id,
      link: { da: `/work/people/${person.id}`, en: `/en/work/people/${person.id}` },
    })
}

const promiseReview = (
  { trx, actor }: Guiding,
  person: Whom,
  of: { readonly source: string; readonly sourceId: string; readonly ownerId: string; readonly at: Date },
) =>
  asSystem(trx, actor, 'promises', () =>
    startPromises(trx, actor, {
      person,
      source: of.source,
      sourceId: of.sourceId,
      kinds: ['plan-review'],
      urgency: reviewUrgency,
      ownerId: of.ownerId,
      startedAt: of.at,
      tellFrom: null,
    }),
  )

/** All that promises of an effort can follow from. */
const sourcesOf = ({ id, reviews }: GuideEffort) => [
  { source: effortSource, sourceId: id },
  ...reviews.map((review) => ({ source: reviewSource, sourceId: review.id })),
]

/** A review was held, which keeps the promise of it and promises the next one. */
export async function recordReview(
  guiding: Guiding,
  person: Whom,
  effort: GuideEffort,
  { heldOn, at, words }: { readonly heldOn: string; readonly at: Date; readonly words: string },
): Promise<void> {
  const { trx, actor, requestId } = guiding
  const { id } = await trx
    .insertInto('guide_review')
    .values({ effort_id: effort.id, person_id: person.id, held_on: heldOn, words, written_by: actor.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await asSystem(trx, actor, 'promises', async () => {
    for (const of of sourcesOf(effort))
      await keepPromises(trx, actor, requestId, { ...of, with: 'review', at })
  })
  await promiseReview(guiding, person, { source: reviewSource, sourceId: id, ownerId: effort.guide.id, at })
  await recordPersonEvent(trx, actor, requestId, person.id, {
    type: 'guide_review_held',
    category: 'guidance',
    data: { review: id },
  })
}

/** Ends the effort, with a reason. A review that is past its day only the leader lets go. @throws Conflict */
export async function endGuiding(
  { trx, actor, requestId, overtaken, leaderOnly }: Guiding,
  personId: string,
  effort: GuideEffort,
  because: string,
): Promise<void> {
  const ended = await trx
    .updateTable('guide_effort')
    .set({ ended_at: sql<Date>`present()`, ended_by: actor.id, because })
    .where('id', '=', effort.id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) throw new Conflict(overtaken)
  await asSystem(trx, actor, 'promises', async () => {
    for (const of of sourcesOf(effort)) {
      await refuseOwnBreach(trx, actor, of, leaderOnly)
      await voidPromises(trx, actor, requestId, of, 'redirected')
    }
  })
  const { rows } = await sql`select from relation where id = ${effort.relationId}::bigint
    and (valid_until is null or valid_until > today())`.execute(trx)
  if (rows.length > 0 && effort.relationId)
    await endRelation(trx, actor, requestId, personId, effort.relationId)
}
