import { type Expression, sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { ContactKind } from '../contact-person/index.ts'
import { fullName } from '../young-people/index.ts'
import type { HandoverEnd, PreviewRow, RowFault } from './rules.ts'

export interface Handover {
  readonly id: string
  readonly version: number
  readonly personId: string
  /** Nobody's name where the reader may not know the young person. */
  readonly name: string | undefined
  readonly protected: boolean
  readonly from: { readonly id: string; readonly name: string }
  readonly to: { readonly id: string; readonly name: string }
  readonly as: ContactKind
  readonly note: string
  readonly proposedBy: string
  readonly proposedAt: Date
  /** From this day on the leader decides. */
  readonly silentOn: string
  readonly isSilent: boolean
  readonly letInBy: string | null
  readonly receiverAt: Date | null
  readonly personAt: Date | null
  readonly question: string | null
  readonly decidedBecause: string | null
  readonly ended: HandoverEnd | null
  readonly endedAt: Date | null
  readonly because: string | null
  /** The actor takes over, or stands in for who does. */
  readonly isReceiver: boolean
  /** The actor hands over, or stands in for who does. */
  readonly isGiver: boolean
  /** The actor leads one of the two. */
  readonly isLeader: boolean
}

const handovers = (trx: ActorTransaction) =>
  trx
    .selectFrom('handover')
    .innerJoin('actor as giver', 'giver.id', 'handover.from_id')
    .innerJoin('actor as receiver', 'receiver.id', 'handover.to_id')
    // Under its own policy.
    .leftJoin('young_person as person', 'person.id', 'handover.person_id')
    .select(['handover.id', 'handover.version', 'handover.person_id', 'from_id', 'to_id', 'contact_as'])
    .select(['note', 'proposed_by', 'proposed_at', 'silent_on', 'let_in_by', 'receiver_at', 'person_at'])
    .select(['question', 'decided_because', 'ended', 'ended_at', 'because'])
    .select(['giver.name as giver', 'receiver.name as receiver', 'given_name', 'family_name', 'protected'])
    .select(sql<boolean>`silent_on <= today()`.as('is_silent'))
    .select(sql<boolean>`to_id = any (array(select kept_by_me()))`.as('is_receiver'))
    .select(sql<boolean>`from_id = any (array(select kept_by_me()))`.as('is_giver'))
    .select(
      sql<boolean>`has_role('team-leader')
        and (from_id = any (array(select led_by_me())) or to_id = any (array(select led_by_me())))`.as(
        'is_leader',
      ),
    )

type Row = Awaited<ReturnType<ReturnType<typeof handovers>['execute']>>[number]

const handoverOf = (row: Row): Handover => ({
  id: row.id,
  version: row.version,
  personId: row.person_id,
  name: row.given_name === null ? undefined : fullName(row.given_name, row.family_name ?? ''),
  protected: row.protected ?? false,
  from: { id: row.from_id, name: row.giver },
  to: { id: row.to_id, name: row.receiver },
  // The table's own checks hold these to their lists.
  as: row.contact_as as ContactKind,
  note: row.note,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  silentOn: row.silent_on,
  isSilent: row.is_silent,
  letInBy: row.let_in_by,
  receiverAt: row.receiver_at,
  personAt: row.person_at,
  question: row.question,
  decidedBecause: row.decided_because,
  ended: row.ended as HandoverEnd | null,
  endedAt: row.ended_at,
  because: row.because,
  isReceiver: row.is_receiver,
  isGiver: row.is_giver,
  isLeader: row.is_leader,
})

/** Open ones, what goes to the leader first on top: one's own and those one stands in for, or the team's. */
export async function listHandovers(
  trx: ActorTransaction,
  { of, most }: { readonly of: 'me' | 'team'; readonly most: number },
): Promise<Handover[]> {
  const rows = await handovers(trx)
    .where('ended', 'is', null)
    .where(
      of === 'me'
        ? sql<boolean>`(from_id = any (array(select kept_by_me())) or to_id = any (array(select kept_by_me())))`
        : sql<boolean>`(from_id = any (array(select led_by_me())) or to_id = any (array(select led_by_me())))`,
    )
    .orderBy('silent_on')
    .orderBy('handover.id')
    .limit(most)
    .execute()
  return rows.map(handoverOf)
}

/** How many wait for the actor: as the one who takes over, or as the leader of those who were silent. */
export const countHandovers = (): Question<number> =>
  question(
    sql<{ waiting: number }>`
    select count(*)::int as waiting from handover where ended is null
      and ((receiver_at is null and to_id = any (array(select kept_by_me())))
        or (silent_on <= today() and has_role('team-leader')
          and (from_id = any (array(select led_by_me())) or to_id = any (array(select led_by_me())))))`,
    ([row]) => row?.waiting ?? 0,
  )

/** @throws NotFound for one that is not there, or not the actor's to know */
export async function getHandover(trx: ActorTransaction, id: string): Promise<Handover> {
  const row = await handovers(trx).where('handover.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return handoverOf(row)
}

export const openHandoverOf = (trx: ActorTransaction, personId: string): Question<Handover | undefined> =>
  question(
    handovers(trx).where('handover.person_id', '=', personId).where('ended', 'is', null),
    ([row]) => row && handoverOf(row),
  )

export const findOpenHandover = (trx: ActorTransaction, personId: string): Promise<Handover | undefined> =>
  ask(trx, openHandoverOf(trx, personId))

/** What the young person reads: the one that is open, else the last one, for three months after it ended. */
export async function findToldHandover(
  trx: ActorTransaction,
  personId: string,
): Promise<Handover | undefined> {
  const row = await handovers(trx)
    .where('handover.person_id', '=', personId)
    .where(sql<boolean>`(ended is null or ended_at > present() - interval '3 months')`)
    .orderBy('handover.id', 'desc')
    .executeTakeFirst()
  return row && handoverOf(row)
}

/** Somebody one can hand over to; whether they have room, where their leader has said how many they can have. */
export interface Receiver {
  readonly id: string
  readonly name: string
  readonly hasRoom: boolean | null
}

export async function listReceivers(trx: ActorTransaction): Promise<Receiver[]> {
  const { rows } = await sql<{
    actor_id: string
    actor_name: string
    organisation: string
    has_room: boolean | null
  }>`
    select * from handover_receivers()`.execute(trx)
  return rows.map(({ actor_id, actor_name, organisation, has_room }) => ({
    id: actor_id,
    name: `${actor_name}, ${organisation}`,
    hasRoom: has_room,
  }))
}

/** One whose contact person somebody is. */
export interface OfContact {
  readonly id: string
  readonly name: string
  readonly protected: boolean
}

/** Those whose contact person somebody is and around whom the actor may write who is around, by name. */
export async function listPeopleOfContact(trx: ActorTransaction, contactId: string): Promise<OfContact[]> {
  const { rows } = await sql<{
    id: string
    given_name: string
    family_name: string
    protected: boolean
  }>`
    select person.id, given_name, family_name, protected from relation
    join young_person person on person.id = relation.person_id
    where relation.kind = 'contact_person' and relation.actor_id = ${contactId}::bigint
      and relation.valid_from <= today() and (relation.valid_until is null or today() < relation.valid_until)
      and person.id in (select writable('contact'))
    order by family_name collate "da-x-icu", given_name collate "da-x-icu", person.id`.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    name: fullName(row.given_name, row.family_name),
    protected: row.protected,
  }))
}

/** What would happen to each of several, and for whom it cannot: asked again in the transaction that does it. */
export async function previewHandovers(
  trx: ActorTransaction,
  personIds: readonly string[],
  toId: string,
): Promise<PreviewRow[]> {
  const { rows } = await sql<{
    id: string
    given_name: string | null
    family_name: string | null
    protected: boolean | null
    contact: string | null
    fault: RowFault | null
  }>`
    select wanted.id, given_name, family_name, protected, actor.name as contact,
      case when person.id is null or not may.yes then 'not-yours' when relation.id is null then 'nobody'
        when not (relation.actor_id = any (array(select kept_by_me()))
          or (has_role('team-leader') and relation.actor_id = any (array(select led_by_me())))) then 'not-yours'
        when relation.actor_id = ${toId}::bigint then 'same'
        when exists (select from handover where handover.person_id = wanted.id and ended is null) then 'open' end as fault
    from unnest(${[...personIds]}::uuid[]) with ordinality wanted (id, turn)
    left join young_person person on person.id = wanted.id
    left join lateral (select wanted.id in (select writable('contact')) as yes) may on true
    left join relation on relation.person_id = person.id and relation.kind = 'contact_person'
      and relation.valid_from <= today() and (relation.valid_until is null or today() < relation.valid_until)
    left join actor on actor.id = relation.actor_id
    order by turn`.execute(trx)
  return rows.map((row) => ({
    personId: row.id,
    name: row.given_name === null ? undefined : fullName(row.given_name, row.family_name ?? ''),
    protected: row.protected ?? false,
    contact: row.contact ?? undefined,
    fault: row.fault ?? undefined,
  }))
}

/** Of whom the actor may hand over young people: of themselves, and of contact persons whom they lead. */
const isTheirsToPassOn = (contact: Expression<string | null>) => sql<boolean>`acting_as() is null
  and (${contact} in (select kept_by_me()) or (has_role('team-leader') and ${contact} in (select led_by_me())))`

/** Whether the actor may hand over a young person. */
export const handsOver = (personId: string): Question<boolean> =>
  question(
    sql<{ may: boolean }>`select exists (select from relation
      where person_id = ${personId}::uuid and kind = 'contact_person' and valid_from <= today()
        and (valid_until is null or today() < valid_until) and ${isTheirsToPassOn(sql.ref('actor_id'))}) as may`,
    ([row]) => row?.may ?? false,
  )

/** Whether the actor may hand over the young people of a contact person. */
export async function mayHandOver(trx: ActorTransaction, contactId: string): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean
  }>`select ${isTheirsToPassOn(sql`${contactId}::bigint`)} as may`.execute(trx)
  return rows[0]?.may ?? false
}
