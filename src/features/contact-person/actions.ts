import { sql } from 'kysely'
import type { Actor, PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import { followPlans } from '../law-clock/index.ts'
import { type NoticeKind, tell } from '../messages/index.ts'
import { addRelation, endRelation } from '../young-people/index.ts'
import { findContact } from './queries.ts'
import { type ContactKind, contactTask } from './rules.ts'

/** Two who change somebody's contact person at once do it one after the other, and the second sees what the first did. */
export const oneAtATime = (trx: ActorTransaction, personId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('contact person ' || ${personId}, 0))`.execute(trx)

export interface ContactDraft {
  readonly personId: string
  readonly actorId: string
  readonly as: ContactKind
}

/**
 * Gives somebody who has none a contact person, from today on. Whether the actor may is the caller's to have asked: a leader
 * may for whom nobody is around yet, and the program's task writes it.
 *
 * @param overtaken what to say where a colleague was faster
 * @throws Conflict
 */
export async function assignContact(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  draft: ContactDraft,
  overtaken: string,
): Promise<void> {
  const { personId, actorId, as } = draft
  await asSystem(trx, actor, contactTask, async () => {
    await oneAtATime(trx, personId)
    if (await findContact(trx, personId)) throw new Conflict(overtaken)
    const relation = await becomeContact(trx, actor, requestId, { personId, actorId, as })
    await tellYoungPerson(trx, actor, { personId, key: `contact ${relation}`, kind: 'adult-new' })
    if (actorId !== actor.id)
      await tell(trx, actor, {
        key: `contact ${relation}`,
        to: actorId,
        kind: 'contact-assigned',
        about: personId,
        link: { da: `/work/people/${personId}`, en: `/en/work/people/${personId}` },
      })
  })
  // What the law promises is the contact person's to keep from now on.
  await followPlans({ trx, actor, requestId }, [personId])
}

/**
 * Makes somebody the contact person, from today or a day on; and whoever stands in for them, on the days on which they are away
 * already, sees the young person too. Runs as the program's task. Returns the relation's id.
 */
export async function becomeContact(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  draft: {
    readonly personId: string
    readonly actorId: string
    readonly as: ContactKind | null
    readonly from?: string
    readonly until?: string | null
  },
): Promise<string> {
  const { personId, actorId, as, from, until = null } = draft
  const dates = { ...(from === undefined ? {} : { from }), ...(until === null ? {} : { until }) }
  const id = await addRelation(trx, actor, requestId, {
    personId,
    with: { actorId },
    kind: 'contact_person',
    basis: 'kui-guidance',
    ...dates,
    ...(as === null ? {} : { contactAs: as }),
  })
  const { rows } = await sql<{ substitute_id: string; from: string; until: string }>`
    select substitute_id, lower(away.during * meant.days)::text as from, upper(away.during * meant.days)::text as until
    from away, (select daterange(coalesce(${from ?? null}::date, today()), ${until}::date) as days) meant
    where actor_id = ${actorId}::bigint and away.during && meant.days order by 2`.execute(trx)
  for (const { substitute_id, ...days } of rows)
    await addRelation(trx, actor, requestId, {
      personId,
      with: { actorId: substitute_id },
      kind: 'substitute',
      basis: 'kui-guidance',
      ...days,
    })
  return id
}

/**
 * Ends that somebody is a contact person, from today on, with a reason that stays. Without another one it is a leader's to
 * find one.
 */
export async function endContact(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  {
    personId,
    relationId,
    because,
  }: { readonly personId: string; readonly relationId: string; readonly because: string },
): Promise<void> {
  await asSystem(trx, actor, contactTask, async () => {
    await endRelation(trx, actor, requestId, personId, relationId)
    await trx.updateTable('relation').set({ ended_because: because }).where('id', '=', relationId).execute()
  })
  await followPlans({ trx, actor, requestId }, [personId])
}

/** Where the young person reads of their adult. */
const adultPage: Bilingual = { da: '/me/new-adult', en: '/en/me/new-adult' }

/** Tells the young person, where they have an account of their own. Runs as the program's task. */
export async function tellYoungPerson(
  trx: ActorTransaction,
  actor: Actor,
  { personId, key, kind }: { readonly personId: string; readonly key: string; readonly kind: NoticeKind },
): Promise<void> {
  const selves = await trx
    .selectFrom('relation')
    .select('actor_id')
    .where('person_id', '=', personId)
    .where('kind', '=', 'self')
    .where(sql<boolean>`valid_from <= today() and (valid_until is null or today() < valid_until)`)
    .execute()
  for (const { actor_id } of selves)
    if (actor_id) await tell(trx, actor, { key, to: actor_id, kind, about: personId, link: adultPage })
}

/** Says of how many one of the team can be the contact person. What was said before stays on record. */
export const setCapacity = (
  trx: ActorTransaction,
  actor: PersonActor,
  { actorId, people }: { readonly actorId: string; readonly people: number },
): Promise<unknown> =>
  trx.insertInto('contact_capacity').values({ actor_id: actorId, people, set_by: actor.id }).execute()
