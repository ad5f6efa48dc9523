import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { localDate } from '../../platform/time.ts'
import { getConcern, listAwaitingContact, takeStep } from '../concerns/index.ts'
import { findContact } from '../contact-person/index.ts'
import { contactWasMade } from '../law-clock/index.ts'
import { tell } from '../messages/index.ts'
import {
  type Excuse,
  excusePromise,
  keepPromises,
  refuseOwnBreach,
  startPromises,
} from '../promises/index.ts'
import {
  addWorkingDays,
  type Channel,
  daysOffOf,
  findServiceRulesOn,
  nextOnLadder,
} from '../service-levels/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { stoppedPath } from './paths.ts'
import { findEffort } from './queries.ts'
import { type AttemptOutcome, attemptSource, isContact } from './rules.ts'

/** Who changes what, in which request. */
export interface Trying {
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

export interface AttemptDraft {
  readonly person: { readonly id: string; readonly birthDate: string }
  readonly channel: Channel
  readonly outcome: AttemptOutcome
  readonly at: Date
}

const oneAtATime = (trx: ActorTransaction, personId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('contact attempt ' || ${personId}, 0))`.execute(trx)

/**
 * Writes down an attempt. One that reaches nobody promises the next one, by the contact ladder; one that reaches the young
 * person is contact, ends the effort, and keeps what was promised of contact: of concerns, and of whatever else asks for it.
 */
export async function recordAttempt(trying: Trying, draft: AttemptDraft): Promise<void> {
  const { trx, actor, requestId } = trying
  const { person, channel, outcome, at } = draft
  await oneAtATime(trx, person.id)
  const going = await findEffort(trx, person.id)
  const effortId = going?.id ?? (await begin(trying, person.id))
  const { id } = await trx
    .insertInto('contact_attempt')
    .values({
      effort_id: effortId,
      person_id: person.id,
      channel,
      outcome,
      // Just now by the program's clock may be ahead of the database's, which takes nothing that lies ahead.
      at: sql<Date>`least(${at}::timestamptz, present())`,
      made_by: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordPersonEvent(trx, actor, requestId, person.id, {
    type: 'attempt_made',
    category: 'guidance',
    data: { attempt: id },
  })
  await keepNext(trying, effortId, isContact(outcome) ? 'contact' : 'attempt', at)
  if (isContact(outcome)) await reach(trying, person.id, effortId, at)
  else await promiseNext(trying, draft, id, (going?.made ?? 0) + 1)
}

async function begin({ trx, actor }: Trying, personId: string): Promise<string> {
  const { id } = await trx
    .insertInto('contact_effort')
    .values({ person_id: personId, begun_by: actor.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The attempt that was promised has been made. */
async function keepNext(
  { trx, actor, requestId }: Trying,
  effortId: string,
  deed: 'attempt' | 'contact',
  at: Date,
): Promise<void> {
  const made = await trx
    .selectFrom('contact_attempt')
    .select('id')
    .where('effort_id', '=', effortId)
    .orderBy('id')
    .execute()
  await asSystem(trx, actor, 'promises', async () => {
    for (const { id } of made)
      await keepPromises(trx, actor, requestId, { source: attemptSource, sourceId: id, with: deed, at })
  })
}

/** The next one is promised by the contact person, else by who has tried. */
async function promiseNext(
  { trx, actor }: Trying,
  { person, at }: AttemptDraft,
  attemptId: string,
  made: number,
): Promise<void> {
  const day = localDate(at)
  const rules = await findServiceRulesOn(trx, day)
  const dueOn = addWorkingDays(day, nextOnLadder(rules, made).workingDays, daysOffOf(rules))
  const contact = await findContact(trx, person.id)
  await asSystem(trx, actor, 'promises', () =>
    startPromises(trx, actor, {
      person,
      source: attemptSource,
      sourceId: attemptId,
      kinds: ['next-attempt'],
      urgency: 'ordinary',
      ownerId: contact?.actorId ?? actor.id,
      startedAt: at,
      tellFrom: null,
      dueOn,
    }),
  )
}

async function reach(trying: Trying, personId: string, effortId: string, at: Date): Promise<void> {
  const { trx, actor, requestId } = trying
  await end(trying, effortId, { ended: 'contact' })
  await contactWasMade(trying, personId, at)
  for (const id of await listAwaitingContact(trx, personId, at))
    await takeStep(trying, await getConcern(trx, id), 'contact', at)
  // Of what else asks for a first contact, also where whoever reached them does not know of it.
  await asSystem(trx, actor, 'promises', async () => {
    const { rows } = await sql<{ source: string; source_id: string }>`
      select distinct source, source_id::text from promise
      where person_id = ${personId}::uuid and kind = 'first-contact' and ended is null and started_at <= ${at}`.execute(
      trx,
    )
    for (const { source, source_id: sourceId } of rows)
      await keepPromises(trx, actor, requestId, { source, sourceId, with: 'contact', at })
  })
}

async function end(
  { trx, actor, overtaken }: Trying,
  effortId: string,
  how:
    | { readonly ended: 'contact' }
    | { readonly ended: 'stopped'; readonly why: Excuse; readonly because: string },
): Promise<void> {
  const ended = await trx
    .updateTable('contact_effort')
    .set({ ...how, ended_at: sql<Date>`present()`, ended_by: actor.id })
    .where('id', '=', effortId)
    .where('ended', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) throw new Conflict(overtaken)
}

export interface Stop {
  readonly personId: string
  readonly why: Excuse
  readonly because: string
}

/**
 * Stops the attempts: a person does, and says why; the leader hears of it. What its owner has broken already, only the leader
 * lets go.
 *
 * @throws Conflict where nobody is being tried for, or the next attempt is past its day and the actor's own
 */
export async function stopAttempts(trying: Trying, { personId, why, because }: Stop): Promise<void> {
  const { trx, actor, requestId, overtaken, leaderOnly } = trying
  await oneAtATime(trx, personId)
  const effort = await findEffort(trx, personId)
  if (!effort) throw new Conflict(overtaken)
  await end(trying, effort.id, { ended: 'stopped', why, because })
  const made = await trx
    .selectFrom('contact_attempt')
    .select('id')
    .where('effort_id', '=', effort.id)
    .orderBy('id')
    .execute()
  const leaders = await asSystem(trx, actor, 'promises', async () => {
    for (const { id } of made) {
      await refuseOwnBreach(trx, actor, { source: attemptSource, sourceId: id }, leaderOnly)
      await excuse(trying, id, why)
    }
    const { rows } = await sql<{ id: string }>`select leaders_of(${actor.id}::bigint)::text as id`.execute(
      trx,
    )
    return rows.map((row) => row.id)
  })
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'attempts_stopped',
    category: 'guidance',
    data: { effort: effort.id },
  })
  for (const to of leaders)
    await tell(trx, actor, {
      key: `effort ${effort.id} stopped`,
      to,
      kind: 'attempts-stopped',
      about: personId,
      link: stoppedPath,
    })
}

async function excuse({ trx, actor, requestId, overtaken }: Trying, attemptId: string, because: Excuse) {
  const open = await trx
    .selectFrom('promise')
    .select('id')
    .where('source', '=', attemptSource)
    .where('source_id', '=', attemptId)
    .where('ended', 'is', null)
    .execute()
  for (const { id } of open) await excusePromise(trx, actor, requestId, { promiseId: id, because, overtaken })
}
