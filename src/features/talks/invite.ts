import { sql } from 'kysely'
import { addMonths } from '../../platform/days.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { tell } from '../messages/index.ts'
import { addRelation } from '../young-people/index.ts'
import { setTime } from './actions.ts'
import { type Arranging, recordTalk } from './arranging.ts'
import type { BookedTalk, NewTalk } from './forms-new.ts'
import { getTalk, type Talk } from './queries.ts'
import { appointmentOf, monthsLetIn, type Part, talkPath } from './rules.ts'

export interface TalkDraft extends NewTalk {
  readonly personId: string
  readonly concernId: string | null
  /** The door in which it is booked: a school's talk is arranged by the municipality, and a school lets nobody in. */
  readonly from: 'work' | 'school'
}

interface Guest {
  readonly actorId: string | null
  readonly part: Part
}

/**
 * Invites to a talk, with times to answer. Whoever is invited and around the young person by nothing else may know them for
 * it: a share on record with its purpose and its end (L-03). It is written down by the program's task `talks`; whether the
 * actor may book it is the caller's to have asked.
 *
 * @returns the talk's id
 * @throws Conflict where nobody of the municipality can take part
 */
export async function proposeTalk(arranging: Arranging, draft: TalkDraft): Promise<string> {
  const { trx, actor } = arranging
  const { id, guests } = await putDown(arranging, draft)
  const talk = { id, personId: draft.personId, kind: draft.kind }
  await recordTalk(arranging, talk, 'talk_proposed')
  for (const { actorId, part } of guests)
    if (actorId && actorId !== actor.id)
      await tell(trx, actor, {
        key: `talk ${id} proposed`,
        to: actorId,
        kind: 'talk-invitation',
        about: draft.personId,
        link: talkPath(part, talk),
      })
  return id
}

/**
 * Books a talk at the time that was agreed with the young person: nobody is asked when they can, and everybody gets the time, as of
 * one that was chosen (`setTime`). That they said yes on the phone is no contact of its own: the call is.
 *
 * @returns the talk's id
 * @throws Conflict where nobody of the municipality can take part
 */
export async function bookTalk(
  arranging: Arranging,
  draft: TalkDraft & Pick<BookedTalk, 'startsAt'>,
): Promise<string> {
  const { id } = await putDown(arranging, draft)
  await setTime(arranging, await getTalk(arranging.trx, id), draft.startsAt)
  return id
}

/** Writes a talk down with everybody on its list, and lets in whom nothing else does. */
async function putDown(
  arranging: Arranging,
  draft: TalkDraft,
): Promise<{ readonly id: string; readonly guests: readonly Guest[] }> {
  const { trx, actor, requestId } = arranging
  const byProgram = <Result>(work: () => Promise<Result>) => asSystem(trx, actor, 'talks', work)
  const { guests, ownerId } = await byProgram(() => guestsOf(arranging, draft))
  const letIn = async () => {
    const strangers: string[] = []
    for (const { actorId } of guests)
      if (
        actorId &&
        actorId !== actor.id &&
        (await byProgram(() => isStranger(trx, actorId, draft.personId)))
      )
        strangers.push(actorId)
    const relations = new Map<string, string>()
    for (const actorId of strangers) {
      const add = () => addRelation(trx, actor, requestId, shareOf(arranging, draft, actorId))
      relations.set(actorId, draft.from === 'school' ? await byProgram(add) : await add())
    }
    return relations
  }
  const relations = await letIn()
  const id = await byProgram(() => writeTalk(arranging, draft, { guests, ownerId, relations }))
  return { id, guests }
}

/** Everybody on the list: the young person, the holders of custody of somebody under 18, those chosen, and the one who books. */
async function guestsOf(
  { trx, actor, nobody }: Arranging,
  draft: TalkDraft,
): Promise<{ readonly guests: readonly Guest[]; readonly ownerId: string }> {
  const { rows: citizens } = await sql<{ actor_id: string; part: Part }>`
    select * from talk_citizens(${draft.personId}::uuid)`.execute(trx)
  const self = citizens.find(({ part }) => part === 'young-person')?.actor_id ?? null
  const parents = draft.custody.invited ? citizens.filter(({ part }) => part === 'custody') : []
  const chosen = draft.others.filter(({ actorId }) => actorId !== actor.id)
  const booker: Guest = { actorId: actor.id, part: draft.from === 'school' ? 'school' : 'contact' }
  const guests: Guest[] = [
    ...(draft.withYoungPerson ? [{ actorId: self, part: 'young-person' as const }] : []),
    ...parents.map(({ actor_id, part }) => ({ actorId: actor_id, part })),
    booker,
    ...chosen,
  ]
  if (draft.from === 'work') return { guests, ownerId: actor.id }
  // A talk with three sides has one of the municipality's: who guides them, else whoever takes up a concern about them.
  const contact = chosen.find(({ part }) => part === 'contact')?.actorId
  const { rows } = await sql<{ owner: string | null }>`
    select route_concern(${draft.personId}::uuid) as owner`.execute(trx)
  const ownerId = contact ?? rows[0]?.owner
  if (!ownerId) throw new Conflict(nobody)
  return {
    guests: contact ? guests : [...guests, { actorId: ownerId, part: 'contact' }],
    ownerId,
  }
}

const isStranger = async (trx: ActorTransaction, actorId: string, personId: string): Promise<boolean> => {
  const { rows } = await sql<{ near: boolean }>`
    select is_around(${actorId}::bigint, ${personId}::uuid) as near`.execute(trx)
  return rows[0]?.near !== true
}

/** By which an invitation lets somebody know the young person. */
const shareOf = (
  { today }: Arranging,
  { personId, basis, purpose, until, kind }: Pick<Talk, 'personId' | 'basis' | 'purpose' | 'until' | 'kind'>,
  actorId: string,
) =>
  ({
    personId,
    with: { actorId },
    kind: 'participant',
    // A talk that is no meeting between departments is had within the municipality's own task.
    basis: kind === 'coordination-meeting' ? basis : 'within-authority',
    purpose: purpose ?? 'Samtale',
    until: until ?? addMonths(today, monthsLetIn),
  }) as const

async function writeTalk(
  { trx, actor }: Arranging,
  draft: TalkDraft,
  to: {
    readonly guests: readonly Guest[]
    readonly ownerId: string
    readonly relations: ReadonlyMap<string, string>
  },
): Promise<string> {
  const { custody } = draft
  const { id } = await trx
    .insertInto('talk')
    .values({
      person_id: draft.personId,
      kind: draft.kind,
      basis: draft.basis,
      purpose: draft.purpose,
      until: draft.until,
      concern_id: draft.concernId,
      place: draft.place,
      length_minutes: draft.lengthMinutes,
      owner_id: to.ownerId,
      booked_by: actor.id,
      custody: custody.invited
        ? to.guests.some(({ part }) => part === 'custody')
          ? 'invited'
          : null
        : 'not-invited',
      custody_because: custody.invited ? null : custody.because,
      changed_by: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('talk_participant')
    .values(
      to.guests.map(({ actorId, part }) => ({
        talk_id: id,
        actor_id: actorId,
        part,
        relation_id: to.relations.get(actorId ?? '') ?? null,
        invited_by: actor.id,
      })),
    )
    .execute()
  await trx
    .insertInto('talk_time')
    .values(draft.times.map((starts_at) => ({ talk_id: id, starts_at })))
    .execute()
  return id
}

/** Puts somebody on the list later, from today on; they get the time, or the times to answer, as the others have. */
export async function invite(arranging: Arranging, talk: Talk, actorId: string, part: Part): Promise<void> {
  const { trx, actor, requestId } = arranging
  const byProgram = <Result>(work: () => Promise<Result>) => asSystem(trx, actor, 'talks', work)
  const relation = (await byProgram(() => isStranger(trx, actorId, talk.personId)))
    ? await addRelation(trx, actor, requestId, shareOf(arranging, talk, actorId))
    : null
  await byProgram(() =>
    trx
      .insertInto('talk_participant')
      .values({ talk_id: talk.id, actor_id: actorId, part, relation_id: relation, invited_by: actor.id })
      .execute(),
  )
  const { startsAt } = talk
  const isBooked = talk.state === 'booked' && startsAt !== null
  await tell(trx, actor, {
    key: `talk ${talk.id} ${isBooked ? `time ${talk.sequence}` : 'proposed'}`,
    to: actorId,
    kind: isBooked ? 'talk-time' : 'talk-invitation',
    about: talk.personId,
    link: talkPath(part, talk),
    ...(isBooked ? { appointment: appointmentOf({ ...talk, startsAt, isCancelled: false }) } : {}),
  })
}
