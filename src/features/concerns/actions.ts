import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import { contactWasMade } from '../law-clock/index.ts'
import { tell } from '../messages/index.ts'
import {
  excuseNotReached,
  handOverPromises,
  keepPromises,
  refuseOwnBreach,
  tellPromisesNow,
  type Voiding,
  voidPromises,
} from '../promises/index.ts'
import type { Deed } from '../service-levels/index.ts'
import { type PersonEvent, recordPersonEvent } from '../young-people/index.ts'
import type { Concern } from './queries.ts'
import { letIn, tellOwner } from './report.ts'
import { concernSource, type FeedbackItem, newsOf, type Outcome, type Step, steps } from './rules.ts'

/** Who changes what, in which request. */
export interface Doing {
  readonly trx: ActorTransaction
  readonly actor: PersonActor
  readonly requestId: string
  /** The day by the Danish clock. */
  readonly today: string
  /** What to say where somebody else was faster. */
  readonly overtaken: string
  /** What to say to an owner who would let themselves off what they have broken. */
  readonly leaderOnly: string
}

type Columns = Partial<
  Record<'acknowledged_at' | 'owned_at' | 'contact_at' | 'talk_at' | 'agreed_at' | 'answered_at', unknown>
>

/** One change of one concern that is still open, by whoever may; the version that they saw must be the one that stands. */
async function change(
  { trx, actor, requestId, overtaken }: Doing,
  concern: Concern,
  set: Readonly<Record<string, unknown>>,
  type: PersonEvent['type'],
): Promise<void> {
  const changed = await trx
    .updateTable('concern')
    .set({ ...set, changed_by: actor.id })
    .where('id', '=', concern.id)
    .where('version', '=', concern.version)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Conflict(overtaken)
  if (concern.personId)
    await recordPersonEvent(trx, actor, requestId, concern.personId, {
      type,
      category: 'concern',
      data: { concern: concern.id },
    })
}

/** By which the promises of a concern are found. */
const promisesOf = ({ id }: Concern) => ({ source: concernSource, sourceId: id })

const keep = ({ trx, actor, requestId }: Doing, concern: Concern, deed: Deed, at: Date) =>
  asSystem(trx, actor, 'promises', () =>
    keepPromises(trx, actor, requestId, { ...promisesOf(concern), with: deed, at }),
  )

/** The reporter hears that there is news, where the law lets them have that step. In no word what it is. */
async function tellReporter({ trx, actor }: Doing, concern: Concern, item: FeedbackItem): Promise<void> {
  const { rows } =
    await sql`select from feedback_items(${concern.id}::bigint) item where item = ${item}`.execute(trx)
  if (rows.length === 0 || concern.reporterId === actor.id) return
  const page = concern.fromSchool ? '/school/concerns' : '/work/reports'
  await tell(trx, actor, {
    key: `concern ${concern.id} ${item}`,
    to: concern.reporterId,
    kind: 'concern-news',
    ...(concern.personId === null ? {} : { about: concern.personId }),
    link: { da: `${page}/${concern.id}`, en: `/en${page}/${concern.id}` },
  })
}

const events: Readonly<Record<Step, PersonEvent['type']>> = {
  acknowledge: 'concern_acknowledged',
  own: 'concern_owned',
  contact: 'concern_contact',
  talk: 'concern_talk',
  agree: 'concern_agreed',
}
const deeds: Readonly<Record<Step, Deed>> = {
  acknowledge: 'acknowledgement',
  own: 'ownership',
  contact: 'contact',
  talk: 'contact',
  agree: 'contact',
}

/**
 * Takes a step. A later one takes the earlier ones with it: whoever has talked with the young person has made contact.
 * Contact answers the concern, and the young person may be told from that day on.
 *
 * @param at when it was done
 */
export async function takeStep(doing: Doing, concern: Concern, step: Step, at: Date): Promise<void> {
  const { trx, actor } = doing
  const upTo = steps.indexOf(step)
  const touches = upTo >= steps.indexOf('contact')
  const set: Columns = {
    acknowledged_at: sql`coalesce(acknowledged_at, present())`,
    ...(upTo >= 1 ? { owned_at: sql`coalesce(owned_at, present())` } : {}),
    ...(touches
      ? {
          contact_at: sql`coalesce(contact_at, ${at})`,
          answered_at: sql`coalesce(answered_at, present())`,
        }
      : {}),
    ...(upTo >= 3 ? { talk_at: sql`coalesce(talk_at, ${at})` } : {}),
    ...(upTo >= 4 ? { agreed_at: sql`coalesce(agreed_at, ${at})` } : {}),
  }
  const takesOver = step === 'own' && concern.ownerId !== doing.actor.id
  await change(
    doing,
    concern,
    {
      ...set,
      ...(takesOver ? { owner_id: doing.actor.id } : {}),
      ...(touches ? { tell_from: sql`least(tell_from, today())` } : {}),
    },
    events[step],
  )
  if (takesOver) await giveTo(doing, concern, doing.actor.id)
  // A day can be said of contact; acknowledging and taking over are done now.
  await keep(doing, concern, deeds[step], touches ? at : concern.now)
  // What was promised is shown from the day on which the concern is.
  if (touches) await asSystem(trx, actor, 'promises', () => tellPromisesNow(trx, promisesOf(concern)))
  if (touches && concern.personId) await contactWasMade(doing, concern.personId, at)
  await tellReporter(doing, concern, newsOf[step])
}

/** What follows when a concern gets another owner: the open promises, and that they may see whom it is about. */
async function giveTo(
  { trx, actor, requestId, today }: Doing,
  concern: Concern,
  ownerId: string,
): Promise<void> {
  const { personId } = concern
  if (personId)
    await asSystem(trx, actor, 'concerns', () =>
      letIn(trx, actor, requestId, { personId, actorId: ownerId, today }),
    )
  await asSystem(trx, actor, 'promises', () =>
    handOverPromises(trx, actor, { ...promisesOf(concern), ownerId }),
  )
}

/** Gives a concern to a named colleague. It is owned from now on, and they hear of it. */
export async function assignOwner(doing: Doing, concern: Concern, ownerId: string): Promise<void> {
  await change(
    doing,
    concern,
    {
      owner_id: ownerId,
      owned_at: sql`coalesce(owned_at, present())`,
      acknowledged_at: sql`coalesce(acknowledged_at, present())`,
    },
    'concern_owned',
  )
  await giveTo(doing, concern, ownerId)
  await keep(doing, concern, 'ownership', concern.now)
  await tellOwner(doing.trx, doing.actor, { id: concern.id, owner: ownerId, personId: concern.personId })
  await tellReporter(doing, concern, 'owner')
}

/**
 * Says that something which is written down answers it, whatever kind of note it is. It is then no longer unanswered; it is
 * not closed, and no promise of contact is kept by it.
 */
export const answerConcern = (doing: Doing, concern: Concern, noteId: string): Promise<void> =>
  change(
    doing,
    concern,
    { answered_at: sql`coalesce(answered_at, present())`, answered_by_note: noteId },
    'concern_answered',
  )

/** How a concern ends, beside what it says of itself. */
interface End {
  readonly event: PersonEvent['type']
  readonly set: Readonly<Record<string, unknown>>
  /** What ending it does all the same. */
  readonly deed: Deed
  /** What becomes of the promises that are left; excused where nobody was reached, which is a share of its own. */
  readonly left: Voiding | 'not-reached'
  readonly news: FeedbackItem
}

/** Ends a concern: it is acknowledged and answered by that. What its owner has broken, only the leader lets go. */
async function end(doing: Doing, concern: Concern, { event, set, deed, left, news }: End): Promise<void> {
  const { trx, actor, requestId, overtaken, leaderOnly } = doing
  const about = promisesOf(concern)
  await change(
    doing,
    concern,
    {
      acknowledged_at: sql`coalesce(acknowledged_at, present())`,
      answered_at: sql`coalesce(answered_at, present())`,
      closed_at: sql`present()`,
      ...set,
    },
    event,
  )
  await keep(doing, concern, deed, concern.now)
  await asSystem(trx, actor, 'promises', async () => {
    await refuseOwnBreach(trx, actor, about, leaderOnly)
    if (left === 'not-reached') await excuseNotReached(trx, actor, requestId, about, overtaken)
    else await voidPromises(trx, actor, requestId, about, left)
  })
  await tellReporter(doing, concern, news)
}

/** Closes with an outcome. @throws Conflict */
export const closeConcern = (
  doing: Doing,
  concern: Concern,
  { outcome, returnOn }: { readonly outcome: Outcome; readonly returnOn: string | null },
): Promise<void> =>
  end(doing, concern, {
    event: 'concern_closed',
    set: { owned_at: sql`coalesce(owned_at, present())`, outcome, return_on: returnOn },
    deed: 'ownership',
    left: outcome === 'not-reached' ? 'not-reached' : 'mistake',
    news: 'closed',
  })

/**
 * Makes one of two: what was reported later goes on in the other one, whose reporter's steps both see. The other is at least
 * as urgent, so that nobody waits longer for it; the page offers no others.
 */
export async function mergeConcern(doing: Doing, concern: Concern, into: string): Promise<void> {
  const { trx, actor } = doing
  await end(doing, concern, {
    event: 'concern_merged',
    set: { merged_into: into },
    deed: 'acknowledgement',
    left: 'one-of-two',
    news: 'acknowledged',
  })
  // Those that were merged into this one go along, so that the way is never longer than a step.
  await trx
    .updateTable('concern')
    .set({ merged_into: into, changed_by: actor.id })
    .where('merged_into', '=', concern.id)
    .execute()
}

/** Says that it is somebody else's, and whose: the reporter is answered. */
export const redirectConcern = (doing: Doing, concern: Concern, to: string): Promise<void> =>
  end(doing, concern, {
    event: 'concern_redirected',
    set: { redirected_to: to },
    deed: 'acknowledgement',
    left: 'redirected',
    news: 'closed',
  })

/** Tells the holders of custody that there is a concern, each in their own door and without what it says; or records why not. */
export async function informCustody(doing: Doing, concern: Concern, because: string | null): Promise<void> {
  const { trx, actor } = doing
  const { personId } = concern
  if (personId === null) throw new NotFound()
  await change(
    doing,
    concern,
    because === null ? { custody_informed_at: sql`present()` } : { custody_because: because },
    because === null ? 'concern_custody_informed' : 'concern_custody_not_informed',
  )
  if (because !== null) return
  const { rows } = await sql<{ actor_id: string }>`
    select actor_id from custody_of(${concern.id}::bigint) as actor_id`.execute(trx)
  for (const { actor_id } of rows)
    await tell(trx, actor, {
      key: `concern ${concern.id} custody`,
      to: actor_id,
      kind: 'concern-custody',
      about: personId,
      link: { da: `/me/people/${personId}`, en: `/en/me/people/${personId}` },
    })
}

/** Says whom it is about, once somebody has found them. What the reporter wrote to find them by goes. */
export async function matchConcern(doing: Doing, concern: Concern, personId: string): Promise<void> {
  const { trx, actor, requestId } = doing
  // It has to be theirs before anybody is let in for it.
  await asSystem(trx, actor, 'concerns', () =>
    letIn(trx, actor, requestId, { personId, actorId: concern.ownerId, today: doing.today }),
  )
  await change(
    doing,
    { ...concern, personId },
    { person_id: personId, said_name: null, said_birth_date: null, said_class: null },
    'concern_matched',
  )
  await asSystem(trx, actor, 'promises', () =>
    trx
      .updateTable('promise')
      .set({ person_id: personId, changed_by: actor.id })
      .where('source', '=', concernSource)
      .where('source_id', '=', concern.id)
      .execute(),
  )
}
