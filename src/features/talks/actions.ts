import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { addMonths } from '../../platform/days.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import { getConcern, stepsAfter, takeStep } from '../concerns/index.ts'
import { tell } from '../messages/index.ts'
import { addRelation, endRelation, type PersonEvent, recordPersonEvent } from '../young-people/index.ts'
import type { NewTalk } from './forms.ts'
import { listParticipants, type Participant, type Talk } from './queries.ts'
import { appointmentOf, monthsLetIn, type Part, talkPath } from './rules.ts'

/** Who changes what, in which request. */
export interface Arranging {
  readonly trx: ActorTransaction
  readonly actor: PersonActor
  readonly requestId: string
  /** The day by the Danish clock. */
  readonly today: string
  readonly now: Date
  /** What to say where somebody else was faster. */
  readonly overtaken: string
  /** What to say where nobody of the municipality is here who could be at it. */
  readonly nobody: string
}

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

/**
 * Writes it into the young person's history. A meeting between departments stands there as the shares that it made, and in no
 * more words: outsiders see nothing of it (L-04).
 */
export async function recordTalk(
  { trx, actor, requestId }: Pick<Arranging, 'trx' | 'actor' | 'requestId'>,
  { id, personId, kind }: Pick<Talk, 'id' | 'personId' | 'kind'>,
  type: PersonEvent['type'],
): Promise<void> {
  if (kind === 'coordination-meeting') return
  await recordPersonEvent(trx, actor, requestId, personId, { type, category: 'guidance', data: { talk: id } })
}

/** One change of a talk that is not over, by who arranges it; the version that they saw must be the one that stands. */
async function change(
  { trx, actor, overtaken }: Arranging,
  talk: Talk,
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  const changed = await trx
    .updateTable('talk')
    .set({ ...set, changed_by: actor.id })
    .where('id', '=', talk.id)
    .where('version', '=', talk.version)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Conflict(overtaken)
}

/** Sets the time: the first one, or another one. Everybody gets it for their calendar, in place of the one before. */
export async function setTime(arranging: Arranging, talk: Talk, startsAt: Date): Promise<void> {
  const { trx, actor } = arranging
  const sequence = talk.state === 'booked' ? talk.sequence + 1 : talk.sequence
  await change(arranging, talk, { state: 'booked', starts_at: startsAt, sequence })
  // A yes was to the time before.
  await trx
    .updateTable('talk_participant')
    .set({ reply: null, replied_at: null, reply_words: null })
    .where('talk_id', '=', talk.id)
    .where('reply', 'is not', null)
    .execute()
  await recordTalk(arranging, talk, 'talk_booked')
  await takeUpConcern(arranging, talk)
  const appointment = appointmentOf({ ...talk, startsAt, sequence, isCancelled: false })
  for (const { id: to, part } of await accounts(trx, talk))
    await tell(trx, actor, {
      key: `talk ${talk.id} time ${sequence}`,
      to,
      kind: 'talk-time',
      about: talk.personId,
      link: talkPath(part, talk),
      appointment,
    })
}

/** Those on the list who sign in here. */
const accounts = async (
  trx: ActorTransaction,
  talk: Talk,
): Promise<{ readonly id: string; readonly part: Part }[]> =>
  (await listParticipants(trx, talk.id)).flatMap(({ actorId, part, live }) =>
    live && actorId ? [{ id: actorId, part }] : [],
  )

/**
 * Says how it went. It was held; it did not take place, whoever was not there; or it is cancelled, which every calendar is
 * told. A concern that it answers is in the state *talk held* once it was. The database refuses what has not begun.
 */
export async function endTalk(
  arranging: Arranging,
  talk: Talk,
  outcome: 'held' | 'not-held' | 'cancelled',
): Promise<void> {
  const { trx, actor } = arranging
  const sequence = outcome === 'cancelled' && talk.startsAt ? talk.sequence + 1 : talk.sequence
  await change(arranging, talk, { state: outcome, ended_at: sql`present()`, sequence })
  const events = { held: 'talk_held', 'not-held': 'talk_not_held', cancelled: 'talk_cancelled' } as const
  await recordTalk(arranging, talk, events[outcome])
  if (outcome === 'held') await holdForConcern(arranging, talk)
  if (outcome !== 'cancelled') return
  for (const { id: to, part } of await accounts(trx, talk))
    await tell(trx, actor, {
      key: `talk ${talk.id} cancelled`,
      to,
      kind: 'talk-cancelled',
      about: talk.personId,
      link: talkPath(part, talk),
      ...(talk.startsAt
        ? { appointment: appointmentOf({ ...talk, startsAt: talk.startsAt, sequence, isCancelled: true }) }
        : {}),
    })
  await endShares(arranging, talk)
}

/** A talk that will not be lets nobody know the young person any more. */
async function endShares({ trx, actor, requestId }: Arranging, talk: Talk): Promise<void> {
  await asSystem(trx, actor, 'talks', async () => {
    const rows = await trx
      .selectFrom('talk_participant')
      .innerJoin('relation', 'relation.id', 'relation_id')
      .select('relation.id')
      .where('talk_id', '=', talk.id)
      .where(sql<boolean>`relation.valid_until > today()`)
      .execute()
    for (const { id } of rows) await endRelation(trx, actor, requestId, talk.personId, id)
  })
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

/** Takes somebody off the list, and what let them in with it. Not the young person, and not whoever arranges it. */
export async function takeOff(arranging: Arranging, talk: Talk, one: Participant): Promise<void> {
  const { trx, actor, requestId } = arranging
  if (one.part === 'young-person' || one.actorId === talk.ownerId || !one.live) throw new NotFound()
  const row = await trx
    .updateTable('talk_participant')
    .set({ valid_until: sql<string>`today()` })
    .where('id', '=', one.id)
    .where('valid_until', 'is', null)
    .returning('relation_id')
    .executeTakeFirst()
  if (!row) throw new NotFound()
  const relation = row.relation_id
  if (relation)
    await asSystem(trx, actor, 'talks', () => endRelation(trx, actor, requestId, talk.personId, relation))
}

const doing = ({ trx, actor, requestId, today, overtaken }: Arranging) => ({
  trx,
  actor,
  requestId,
  today,
  overtaken,
  // No step lets anybody off; only closing does.
  leaderOnly: overtaken,
})

/** A concern about which somebody has booked a talk is taken up; of whoever may not know of it, it is not theirs to say. */
async function takeUpConcern(arranging: Arranging, talk: Talk): Promise<void> {
  const concern = await findConcern(arranging, talk)
  if (!concern) return
  const step = concern.ownerId === arranging.actor.id ? 'own' : 'acknowledge'
  if (stepsAfter(concern.state).includes(step)) await takeStep(doing(arranging), concern, step, concern.now)
}

async function holdForConcern(arranging: Arranging, talk: Talk): Promise<void> {
  const concern = await findConcern(arranging, talk)
  if (!concern || !stepsAfter(concern.state).includes('talk') || talk.startsAt === null) return
  // Talked with before it was here, they were not talked with about it sooner than it came.
  const at = new Date(Math.max(Number(talk.startsAt), Number(concern.receivedAt)))
  await takeStep(doing(arranging), concern, 'talk', at)
}

/** Something was agreed at a talk about it. */
export async function agreeForConcern(arranging: Arranging, talk: Talk): Promise<void> {
  const concern = await findConcern(arranging, talk)
  if (concern && stepsAfter(concern.state).includes('agree'))
    await takeStep(doing(arranging), concern, 'agree', arranging.now)
}

/** The concern that a talk answers, while it is open and the actor may know of it. */
async function findConcern({ trx }: Arranging, { concernId }: Talk) {
  if (concernId === null) return undefined
  try {
    const concern = await getConcern(trx, concernId)
    return concern.closedAt === null ? concern : undefined
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}

/** What a participant answers to the times that are proposed. */
export async function answerTimes(
  { trx }: Pick<Arranging, 'trx'>,
  me: Participant,
  answers: readonly { readonly timeId: string; readonly can: boolean }[],
): Promise<void> {
  if (answers.length === 0) return
  await trx
    .insertInto('talk_answer')
    .values(answers.map(({ timeId, can }) => ({ time_id: timeId, participant_id: me.id, can })))
    .onConflict((again) =>
      again.columns(['time_id', 'participant_id']).doUpdateSet((set) => ({
        can: set.ref('excluded.can'),
        answered_at: sql<Date>`present()`,
      })),
    )
    .execute()
}

/** A participant says that they come, or asks for another time, of which whoever arranges it hears. */
export async function replyToTime(
  { trx, actor }: Pick<Arranging, 'trx' | 'actor'>,
  talk: Talk,
  me: Participant,
  { reply, words }: { readonly reply: 'accepted' | 'other-time'; readonly words: string },
): Promise<void> {
  await trx
    .updateTable('talk_participant')
    .set({ reply, reply_words: words === '' ? null : words, replied_at: sql<Date>`present()` })
    .where('id', '=', me.id)
    .execute()
  if (reply === 'accepted' || talk.ownerId === actor.id) return
  await tell(trx, actor, {
    key: `talk ${talk.id} time ${talk.sequence} asked by ${me.id}`,
    to: talk.ownerId,
    kind: 'talk-other-time',
    about: talk.personId,
    link: talkPath('contact', talk),
  })
}
