import { sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { fullName } from '../young-people/index.ts'
import type { Part, TalkKind, TalkState } from './rules.ts'

export interface Talk {
  readonly id: string
  readonly personId: string
  /** Nobody's where the actor may not know them. */
  readonly name: string
  readonly isProtected: boolean
  readonly kind: TalkKind
  readonly basis: string
  readonly purpose: string | null
  /** The first day on which it opens nothing any more. */
  readonly until: string | null
  readonly concernId: string | null
  readonly place: string
  readonly lengthMinutes: number
  readonly state: TalkState
  readonly startsAt: Date | null
  readonly uid: string
  readonly sequence: number
  readonly ownerId: string
  readonly proposedAt: Date
  readonly custody: 'invited' | 'not-invited' | null
  readonly custodyBecause: string | null
  readonly version: number
  /** Whether the actor arranges it. */
  readonly isKept: boolean
}

const talks = (trx: ActorTransaction) =>
  trx
    .selectFrom('talk')
    .innerJoin('young_person as person', 'person.id', 'talk.person_id')
    .select([
      'talk.id',
      'person_id',
      'kind',
      'basis',
      'purpose',
      'until',
      'concern_id',
      'place',
      'talk.state',
    ])
    .select(['length_minutes', 'starts_at', 'uid', 'sequence', 'owner_id', 'proposed_at', 'talk.version'])
    .select(['custody', 'custody_because', 'person.given_name', 'person.family_name', 'person.protected'])
    .select(sql<boolean>`talk.id = any (array(select kept_talks()))`.as('is_kept'))
type Row = Awaited<ReturnType<ReturnType<typeof talks>['execute']>>[number]

const talkOf = (row: Row): Talk => ({
  id: row.id,
  personId: row.person_id,
  name: fullName(row.given_name, row.family_name),
  isProtected: row.protected,
  // The table's own checks hold these to their lists.
  kind: row.kind as TalkKind,
  state: row.state as TalkState,
  custody: row.custody as Talk['custody'],
  basis: row.basis,
  purpose: row.purpose,
  until: row.until,
  concernId: row.concern_id,
  place: row.place,
  lengthMinutes: row.length_minutes,
  startsAt: row.starts_at,
  uid: row.uid,
  sequence: row.sequence,
  ownerId: row.owner_id,
  proposedAt: row.proposed_at,
  custodyBecause: row.custody_because,
  version: row.version,
  isKept: row.is_kept,
})

/** @throws NotFound for one that is not there, or not the actor's to know */
export async function getTalk(trx: ActorTransaction, id: string): Promise<Talk> {
  const row = await talks(trx).where('talk.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return talkOf(row)
}

/** The talks about somebody that the actor is told of: those to come first, then the latest. */
export const talksOf = (trx: ActorTransaction, personId: string, most = 50): Question<Talk[]> =>
  question(
    talks(trx)
      .where('person_id', '=', personId)
      .orderBy(sql`talk.state in ('proposed', 'booked') desc`)
      .orderBy(sql`coalesce(starts_at, proposed_at) desc`)
      .orderBy('talk.id', 'desc')
      .limit(most),
    (rows) => rows.map(talkOf),
  )

export const listTalksOf = (trx: ActorTransaction, personId: string, most?: number): Promise<Talk[]> =>
  ask(trx, talksOf(trx, personId, most))

/** The talks in which the actor takes part or which they arrange and that are not over; what comes first stands on top. */
export async function listOwnTalks(trx: ActorTransaction, most = 100): Promise<Talk[]> {
  const rows = await talks(trx)
    .where('talk.state', 'in', ['proposed', 'booked'])
    .where(
      sql<boolean>`(owner_id = current_actor() or booked_by = current_actor()
        or talk.id in (select talk_id from talk_participant where id in (select my_participations())))`,
    )
    .orderBy('starts_at', (order) => order.asc().nullsFirst())
    .orderBy('talk.id')
    .limit(most)
    .execute()
  return rows.map(talkOf)
}

export interface Participant {
  readonly id: string
  readonly part: Part
  readonly actorId: string | null
  readonly name: string
  /** The actor themselves. */
  readonly isMe: boolean
  readonly reply: 'accepted' | 'other-time' | null
  /** What they wrote with it, to those who arrange it. */
  readonly words: string | null
  readonly live: boolean
}

/** Who takes part, as far as the actor is told. */
export async function listParticipants(trx: ActorTransaction, talkId: string): Promise<Participant[]> {
  const { rows } = await sql<{
    id: string
    part: Part
    actor_id: string | null
    name: string | null
    mine: boolean
    reply: Participant['reply']
    reply_words: string | null
    live: boolean
  }>`select * from talk_people(${talkId}::bigint)`.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    part: row.part,
    actorId: row.actor_id,
    name: row.name ?? '',
    isMe: row.mine,
    reply: row.reply,
    words: row.reply_words,
    live: row.live,
  }))
}

export interface ProposedTime {
  readonly id: string
  readonly startsAt: Date
  readonly answers: readonly { readonly participantId: string; readonly can: boolean }[]
}

export async function listTimes(trx: ActorTransaction, talkId: string): Promise<ProposedTime[]> {
  const rows = await trx
    .selectFrom('talk_time')
    .leftJoin('talk_answer', 'talk_answer.time_id', 'talk_time.id')
    .select(['talk_time.id', 'starts_at', 'participant_id', 'can'])
    .where('talk_id', '=', talkId)
    .orderBy('starts_at')
    .orderBy('participant_id')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, all]) => ({
    id,
    startsAt: all[0]?.starts_at ?? new Date(0),
    answers: all.flatMap(({ participant_id, can }) =>
      participant_id === null || can === null ? [] : [{ participantId: participant_id, can }],
    ),
  }))
}

export interface Invitable {
  readonly actorId: string
  readonly part: 'contact' | 'school' | 'other'
  readonly name: string
  readonly organisation: string | null
}

/** With whom a talk can be had, beside the young person, their holders of custody and the actor. */
export async function listInvitable(trx: ActorTransaction, personId: string): Promise<Invitable[]> {
  const { rows } = await sql<{
    actor_id: string
    part: Invitable['part']
    name: string
    organisation: string | null
  }>`select * from talk_invitable(${personId}::uuid)
    order by array_position(array['contact', 'school', 'other'], part), name, actor_id`.execute(trx)
  return rows.map(({ actor_id, ...row }) => ({ actorId: actor_id, ...row }))
}

export interface TalkHappening {
  readonly type: string
  readonly at: Date
  readonly who: string | null
}

/** What happened to a talk, for those who arrange it. */
export const listTalkHappenings = (trx: ActorTransaction, talkId: string): Promise<TalkHappening[]> =>
  trx
    .selectFrom('talk_event')
    .leftJoin('actor', 'actor.id', 'actor_id')
    .select(['type', 'at', 'actor.name as who'])
    .where('talk_id', '=', talkId)
    .orderBy('talk_event.id')
    .execute()

/** The names of laws on which departments may meet, in the order of the codes. */
export async function listBases(
  trx: ActorTransaction,
  codes: readonly string[],
): Promise<{ readonly code: string; readonly da: string; readonly en: string }[]> {
  const { rows } = await sql<{ code: string; da: string; en: string }>`
    select code, law || ': ' || title_da as da, law || ': ' || title_en as en from legal_basis
    where code = any (${[...codes]}::text[]) order by array_position(${[...codes]}::text[], code)`.execute(
    trx,
  )
  return rows
}
