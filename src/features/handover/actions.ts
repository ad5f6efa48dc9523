import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { addMonths } from '../../platform/days.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { localDate } from '../../platform/time.ts'
import {
  type ContactKind,
  contactTask,
  findContact,
  oneAtATime,
  tellYoungPerson,
} from '../contact-person/index.ts'
import { tell } from '../messages/index.ts'
import { keepPromises, startPromises } from '../promises/index.ts'
import { daysOffOf, findServiceRulesOn } from '../service-levels/index.ts'
import { addRelation, recordPersonEvent } from '../young-people/index.ts'
import { complete, endHandover, handoverLink, tellOthers } from './end.ts'
import type { Handover } from './queries.ts'
import { handoverSource, isReady, silentFrom } from './rules.ts'

/** Who changes what, in which request. */
export interface Doing {
  readonly trx: ActorTransaction
  readonly actor: PersonActor
  readonly requestId: string
  readonly now: Date
  /** What to say where somebody else was faster. */
  readonly overtaken: string
}

export interface HandoverDraft {
  readonly person: { readonly id: string; readonly birthDate: string }
  readonly toId: string
  readonly as: ContactKind
  /** What the one who takes over should know. */
  readonly note: string
}

/** How long whoever is to take over may see the young person by that alone. It ends with the handover. */
const monthsOpen = 2

/**
 * Proposes that somebody else becomes the contact person. Until both they and the young person have said yes, the contact
 * person is who it was. The one who is to take over sees the young person from now on: a referral, which is a share on record.
 *
 * @throws Conflict where there is no contact person, it is that one already, or another handover is open
 */
export async function proposeHandover(doing: Doing, draft: HandoverDraft): Promise<string> {
  const { trx, actor, requestId, now, overtaken } = doing
  const { person, toId } = draft
  await oneAtATime(trx, person.id)
  const contact = await findContact(trx, person.id)
  if (!contact || contact.actorId === toId) throw new Conflict(overtaken)
  const today = localDate(now)
  const rules = await findServiceRulesOn(trx, today)
  const proposed = await trx
    .insertInto('handover')
    .values({
      person_id: person.id,
      from_id: contact.actorId,
      to_id: toId,
      contact_as: draft.as,
      note: draft.note,
      proposed_by: actor.id,
      silent_on: silentFrom(today, daysOffOf(rules)),
      changed_by: actor.id,
    })
    .onConflict((open) => open.column('person_id').where('ended', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!proposed) throw new Conflict(overtaken)
  const { id } = proposed
  await asSystem(trx, actor, contactTask, async () => {
    const { rows } = await sql<{ in: boolean }>`
      select is_around(${toId}::bigint, ${person.id}::uuid) as in`.execute(trx)
    if (!rows[0]?.in) {
      const relation = await addRelation(trx, actor, requestId, {
        personId: person.id,
        with: { actorId: toId },
        kind: 'referral',
        basis: 'within-authority',
        purpose: 'Ny kontaktperson',
        until: addMonths(today, monthsOpen),
      })
      await trx.updateTable('handover').set({ let_in_by: relation }).where('id', '=', id).execute()
    }
    await tellYoungPerson(trx, actor, { personId: person.id, key: `handover ${id}`, kind: 'handover-asked' })
  })
  await asSystem(trx, actor, 'promises', () =>
    startPromises(trx, actor, {
      person,
      source: handoverSource,
      sourceId: id,
      kinds: ['handover'],
      urgency: 'ordinary',
      ownerId: toId,
      startedAt: now,
      tellFrom: null,
    }),
  )
  await record(doing, person.id, id, 'proposed')
  if (toId !== actor.id)
    await tell(trx, actor, {
      key: `handover ${id}`,
      to: toId,
      kind: 'handover-proposed',
      about: person.id,
      link: handoverLink(id),
    })
  return id
}

const record = (
  { trx, actor, requestId }: Doing,
  personId: string,
  id: string,
  type: 'proposed' | 'accepted' | 'agreed' | 'questioned' | 'decided',
): Promise<void> =>
  recordPersonEvent(trx, actor, requestId, personId, {
    type: `handover_${type}`,
    category: 'guidance',
    data: { handover: id },
  })

/** One step of an open handover, by whoever may; the version that they saw must be the one that stands. Returns it as it is. */
async function step(
  { trx, actor, overtaken }: Doing,
  handover: Handover,
  set: Readonly<Record<string, unknown>>,
  seen: 'as seen' | 'whatever the other one said' = 'as seen',
): Promise<Handover> {
  const open = trx
    .updateTable('handover')
    .set({ ...set, changed_by: actor.id })
    .where('id', '=', handover.id)
    .where('ended', 'is', null)
  const changed = await (seen === 'as seen' ? open.where('version', '=', handover.version) : open)
    .returning(['version', 'receiver_at', 'person_at'])
    .executeTakeFirst()
  if (!changed) throw new Conflict(overtaken)
  const { version, receiver_at: receiverAt, person_at: personAt } = changed
  return { ...handover, version, receiverAt, personAt }
}

const present = sql<Date>`present()`

/** The one who takes over says yes, which keeps the promise that somebody answers. */
export async function acceptHandover(doing: Doing, handover: Handover): Promise<void> {
  const { trx, actor, requestId, now } = doing
  const accepted = await step(doing, handover, { receiver_at: present }, 'whatever the other one said')
  await asSystem(trx, actor, 'promises', () =>
    keepPromises(trx, actor, requestId, {
      source: handoverSource,
      sourceId: handover.id,
      with: 'acceptance',
      at: now,
    }),
  )
  await record(doing, handover.personId, handover.id, 'accepted')
  await goOn(doing, accepted)
}

/** The young person says yes. */
export async function agreeToHandover(doing: Doing, handover: Handover): Promise<void> {
  const agreed = await step(doing, handover, { person_at: present }, 'whatever the other one said')
  await record(doing, handover.personId, handover.id, 'agreed')
  await goOn(doing, agreed)
}

/** Completes what both have said yes to; else the others hear that there is news. */
async function goOn(doing: Doing, handover: Handover): Promise<void> {
  const ready = isReady({ ...handover, decided: handover.decidedBecause !== null })
  if (ready) await complete(doing, handover)
  else await tellOthers(doing, handover, `yes ${handover.receiverAt !== null} ${handover.personAt !== null}`)
}

/** The young person asks, or would rather have something else. Nothing is done before they say yes, or a leader decides. */
export async function questionHandover(doing: Doing, handover: Handover, words: string): Promise<void> {
  const set = { question: words, questioned_at: present }
  const { version } = await step(doing, handover, set, 'whatever the other one said')
  await record(doing, handover.personId, handover.id, 'questioned')
  await tellOthers(doing, handover, `question ${version}`)
}

/** The leader decides after ten working days of silence, with a reason that the young person reads. */
export async function decideHandover(doing: Doing, handover: Handover, because: string): Promise<void> {
  const decided = await step(doing, handover, {
    decided_by: doing.actor.id,
    decided_because: because,
  })
  await record(doing, handover.personId, handover.id, 'decided')
  await complete(doing, { ...decided, decidedBecause: because })
}

/** The one who was to take over says no, and why. The contact person is who it was. */
export const declineHandover = (doing: Doing, handover: Handover, because: string): Promise<void> =>
  endHandover(doing, handover, 'declined', because)

/** Takes it back, and says why: who hands over, or a leader. */
export const cancelHandover = (doing: Doing, handover: Handover, because: string): Promise<void> =>
  endHandover(doing, handover, 'cancelled', because)
