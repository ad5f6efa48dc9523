import { sql } from 'kysely'
import type { Actor, PersonActor } from '../../platform/access/actor.ts'
import { addMonths } from '../../platform/days.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { localDate } from '../../platform/time.ts'
import { tell } from '../messages/index.ts'
import { startPromises } from '../promises/index.ts'
import { daysOffOf, findServiceRulesOn } from '../service-levels/index.ts'
import { addRelation, recordPersonEvent } from '../young-people/index.ts'
import type { About } from './drafts.ts'
import type { Whole } from './forms.ts'
import { concernSource, tellFromOf } from './rules.ts'

export interface Report {
  readonly about: About
  readonly said: Whole
  /** Where the reporter works, when that is another authority than the municipality (KUI act § 12 c). */
  readonly schoolId: string | null
}

export interface Received {
  readonly id: string
  readonly number: string
  readonly tellFrom: string
}

interface Routed {
  owner: string | null
  birth_date: string | null
  now: Date
}

/**
 * Takes a report in, and makes its promises, in one transaction: it has a number, a named owner and days by which somebody
 * does something, or it is not here at all. Who reports may be around the young person no more than by the school's roll; so
 * the program's own tasks write it down, and whether it may be reported at all is the caller's to have asked.
 *
 * @param nobody what to say where nobody is here who could own it
 * @throws Conflict
 */
export async function receiveConcern(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { about, said, schoolId }: Report,
  nobody: string,
): Promise<Received> {
  const personId = 'personId' in about ? about.personId : null
  const taken = await asSystem(trx, actor, 'concerns', async () => {
    const { rows } = await sql<Routed>`
      select route_concern(${personId}::uuid) as owner, present() as now,
        (select birth_date from young_person where id = ${personId}::uuid) as birth_date`.execute(trx)
    const [routed] = rows
    if (!routed?.owner) throw new Conflict(nobody)
    const today = localDate(routed.now)
    const rules = await findServiceRulesOn(trx, today)
    const tellFrom = tellFromOf({ told: said.told === 'yes', today }, daysOffOf(rules))
    const { id, number } = await trx
      .insertInto('concern')
      .values({
        person_id: personId,
        ...('personId' in about
          ? {}
          : { said_name: about.name, said_birth_date: about.birthDate, said_class: about.class }),
        reporter_id: actor.id,
        reporter_organisation_id: schoolId,
        basis: schoolId === null ? 'within-authority' : 'kui-institution-notice',
        seen: [...said.seen],
        urgency: said.urgency,
        words: said.words,
        done_already: said.done_already || null,
        young_person_told: said.told === 'yes',
        their_words: said.their_words || null,
        tell_from: tellFrom,
        owner_id: routed.owner,
        changed_by: actor.id,
      })
      .returning(['id', 'number'])
      .executeTakeFirstOrThrow()
    if (personId) await letIn(trx, actor, requestId, { personId, actorId: routed.owner, today })
    return { id, number, tellFrom, owner: routed.owner, birthDate: routed.birth_date, now: routed.now }
  })
  await asSystem(trx, actor, 'promises', () =>
    startPromises(trx, actor, {
      person: personId && taken.birthDate ? { id: personId, birthDate: taken.birthDate } : null,
      source: concernSource,
      sourceId: taken.id,
      kinds: ['acknowledge', 'named-owner', 'first-contact'],
      urgency: said.urgency,
      ownerId: taken.owner,
      startedAt: taken.now,
      tellFrom: taken.tellFrom,
    }),
  )
  if (personId)
    await recordPersonEvent(trx, actor, requestId, personId, {
      type: 'concern_received',
      category: 'concern',
      data: { concern: taken.id },
    })
  await tellOwner(trx, actor, { id: taken.id, owner: taken.owner, personId })
  return { id: taken.id, number: taken.number, tellFrom: taken.tellFrom }
}

/** The owner hears at once, without a word of what it is. */
export const tellOwner = (
  trx: ActorTransaction,
  actor: Actor,
  { id, owner, personId }: { readonly id: string; readonly owner: string; readonly personId: string | null },
): Promise<void> =>
  tell(trx, actor, {
    key: `concern ${id} for ${owner}`,
    to: owner,
    kind: 'concern-arrived',
    ...(personId === null ? {} : { about: personId }),
    link: { da: `/work/concerns/${id}`, en: `/en/work/concerns/${id}` },
  })

/** How long whoever owns a concern may see the young person by it alone. */
const monthsOpen = 6

/**
 * Lets the owner see the young person where nothing else does: a referral with its end, which stands on record as a share
 * (L-03). Its purpose says no more than that they guide: the young person reads it, and may not be told of the concern yet.
 * Runs as the program's task `concerns`.
 */
export async function letIn(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  {
    personId,
    actorId,
    today,
  }: { readonly personId: string; readonly actorId: string; readonly today: string },
): Promise<void> {
  const { rows } = await sql<{ in: boolean }>`
    select is_around(${actorId}::bigint, ${personId}::uuid) as in`.execute(trx)
  if (rows[0]?.in) return
  await addRelation(trx, actor, requestId, {
    personId,
    with: { actorId },
    kind: 'referral',
    basis: 'kui-guidance',
    purpose: 'Vejledning',
    until: addMonths(today, monthsOpen),
  })
}

/** Gives the open concerns of somebody to another owner: about one young person, or about those whom nobody has found yet. */
export async function passConcernsOn(
  trx: ActorTransaction,
  actor: Actor,
  { from, to, personId }: { readonly from: string; readonly to: string; readonly personId: string | null },
): Promise<void> {
  await trx
    .updateTable('concern')
    .set({ owner_id: to, changed_by: actor.kind === 'person' ? actor.id : null })
    .where('owner_id', '=', from)
    .where('person_id', personId === null ? 'is' : '=', personId)
    .where('closed_at', 'is', null)
    .execute()
}
