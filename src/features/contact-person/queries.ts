import { sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { fullName } from '../young-people/index.ts'
import type { Acquaintance, Asking, Choice } from './rules.ts'

/** Somebody without a contact person, whom the actor finds one for. */
export interface WithoutContact {
  readonly id: string
  readonly name: string
  readonly age: number
  readonly protected: boolean
  readonly askedBy: readonly Asking[]
  /** Since when something has asked for one. */
  readonly since: string
}

interface WithoutRow {
  person_id: string
  given_name: string
  family_name: string
  age: number
  protected: boolean
  asked_by: Asking[]
  since: string
}

const withoutOf = (row: WithoutRow): WithoutContact => ({
  id: row.person_id,
  name: fullName(row.given_name, row.family_name),
  age: row.age,
  protected: row.protected,
  askedBy: row.asked_by,
  since: row.since,
})

/**
 * Those who have no contact person although something asks for one, and for whom the actor, a leader, finds one: who has
 * waited longest on top.
 */
export async function listWithoutContact(trx: ActorTransaction, most: number): Promise<WithoutContact[]> {
  const { rows } = await sql<WithoutRow>`
    select person_id, given_name, family_name, extract(year from age(today(), birth_date))::int as age, protected, asked_by, since::text
    from without_contact() order by since, person_id limit ${most}`.execute(trx)
  return rows.map(withoutOf)
}

/** How many there are, by what asks for a contact person; somebody for whom two things ask counts in both. */
export const countWithoutContact = (): Question<{
  readonly all: number
  readonly by: ReadonlyMap<Asking, number>
}> =>
  question(
    sql<{ asking: Asking | null; people: number }>`
    with open as (select person_id, asked_by from without_contact())
    select null as asking, count(*)::int as people from open
    union all
    select asking, count(*)::int from open, unnest(asked_by) asking group by asking`,
    (rows) => ({
      all: rows.find(({ asking }) => asking === null)?.people ?? 0,
      by: new Map(rows.flatMap(({ asking, people }) => (asking === null ? [] : [[asking, people]]))),
    }),
  )

/** Nothing for somebody who has a contact person, or for whom another leader finds one. */
export async function findWithoutContact(
  trx: ActorTransaction,
  personId: string,
): Promise<WithoutContact | undefined> {
  const { rows } = await sql<WithoutRow>`
    select person_id, given_name, family_name, extract(year from age(today(), birth_date))::int as age, protected, asked_by, since::text
    from without_contact(${personId}::uuid)`.execute(trx)
  const [row] = rows
  return row && withoutOf(row)
}

/** Who could be the contact person, by name: a leader is shown all, everybody else only themselves. */
export async function listChoices(trx: ActorTransaction, personId: string): Promise<Choice[]> {
  const { rows } = await sql<{
    actor_id: string
    actor_name: string
    organisation: string
    people: string
    capacity: number | null
    knows: Acquaintance[]
  }>`select * from contact_choices(${personId}::uuid)`.execute(trx)
  return rows.map((row) => ({
    id: row.actor_id,
    name: row.actor_name,
    organisation: row.organisation,
    people: Number(row.people),
    capacity: row.capacity,
    knows: row.knows,
  }))
}

/** One of a leader's team: of how many they are the contact person, and of how many they can be. */
export interface Caseload {
  readonly id: string
  readonly name: string
  readonly people: number
  readonly capacity: number | null
}

/** Those of the teams that the actor leads, by name and in no other order. */
export async function listCaseloads(trx: ActorTransaction): Promise<Caseload[]> {
  const { rows } = await sql<{
    actor_id: string
    actor_name: string
    people: string
    capacity: number | null
  }>`
    select * from caseloads_i_lead()`.execute(trx)
  return rows.map((row) => ({
    id: row.actor_id,
    name: row.actor_name,
    people: Number(row.people),
    capacity: row.capacity,
  }))
}

/** So many young people had so many contact persons in a year. */
export interface Continuity {
  readonly contactPersons: number
  readonly people: number
}

/** How many contact persons those have had whom the actor's teams were contact persons of in a year. */
export async function listContinuity(trx: ActorTransaction, year: number): Promise<Continuity[]> {
  const { rows } = await sql<{ contact_persons: string; people: string }>`
    select * from continuity_i_lead(${year})`.execute(trx)
  return rows.map((row) => ({ contactPersons: Number(row.contact_persons), people: Number(row.people) }))
}

/** The contact person of today: whose relation it is, and which. */
export interface ContactNow {
  readonly relationId: string
  readonly actorId: string
  readonly name: string
  readonly until: string | null
}

export const contactOf = (trx: ActorTransaction, personId: string): Question<ContactNow | undefined> =>
  question(
    trx
      .selectFrom('relation')
      .innerJoin('actor', 'actor.id', 'relation.actor_id')
      .select(['relation.id', 'relation.actor_id', 'actor.name', 'relation.valid_until'])
      .where('person_id', '=', personId)
      .where('relation.kind', '=', 'contact_person')
      .where(sql<boolean>`valid_from <= today() and (valid_until is null or today() < valid_until)`),
    ([row]) =>
      row?.actor_id
        ? { relationId: row.id, actorId: row.actor_id, name: row.name, until: row.valid_until }
        : undefined,
  )

export const findContact = (trx: ActorTransaction, personId: string): Promise<ContactNow | undefined> =>
  ask(trx, contactOf(trx, personId))
