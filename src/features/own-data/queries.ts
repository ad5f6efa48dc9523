import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Reason } from '../access/index.ts'
import type { ContactKind } from '../contact-person/index.ts'
import type { OwnWordsKind } from '../young-people/index.ts'

/** The person whom somebody is here, if they are one. */
export async function findOwnPerson(trx: ActorTransaction): Promise<string | undefined> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from relation where kind = 'self' and actor_id = current_actor()
      and valid_from <= today() and (valid_until is null or today() < valid_until) limit 1`.execute(trx)
  return rows[0]?.person_id
}

/** Why somebody who signed in as a citizen has no page of their own. */
export type Gate = 'under-15' | 'over-30' | 'child-of-age'

export async function listGates(trx: ActorTransaction): Promise<Gate[]> {
  const { rows } = await sql<{ gate: Gate }>`
    select gate from own_gates() gate where gate is not null order by gate`.execute(trx)
  return rows.map(({ gate }) => gate)
}

/** Whom somebody holds custody of today: name and age, and nothing else. */
export interface Child {
  readonly id: string
  readonly name: string
  readonly age: number
}

export async function listChildren(trx: ActorTransaction): Promise<Child[]> {
  const { rows } = await sql<Child>`
    select id, concat_ws(' ', given_name, nullif(family_name, '')) as name,
      extract(year from age(today(), birth_date))::int as age
    from young_person where id in (select person_id from relation where kind = 'custody'
      and actor_id = current_actor() and valid_from <= today() and (valid_until is null or today() < valid_until))
    order by birth_date, id`.execute(trx)
  return rows
}

/** What is known of somebody, in their own view. */
export interface OwnFacts {
  readonly name: string
  readonly givenName: string
  readonly birthDate: string
  readonly age: number
  /** Where they live and how they are reached is protected (L-30). */
  readonly isProtected: boolean
}

export async function getOwnFacts(trx: ActorTransaction, personId: string): Promise<OwnFacts> {
  const row = await trx
    .selectFrom('young_person')
    .select([
      'given_name',
      'family_name',
      'birth_date',
      'protected',
      sql<number>`extract(year from age(today(), birth_date))::int`.as('age'),
    ])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return {
    name: `${row.given_name} ${row.family_name}`.trim(),
    givenName: row.given_name,
    birthDate: row.birth_date,
    age: row.age,
    isProtected: row.protected,
  }
}

export interface Whereabouts {
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
}

/** How they are reached and where they live. Of the protected the database gives nothing here. */
export async function getWhereabouts(trx: ActorTransaction, personId: string): Promise<Whereabouts> {
  const { rows } = await sql<Whereabouts>`
    select contact.phone, contact.email, (select address from residence where residence.person_id = ${personId}::uuid
      and valid_from <= today() and (valid_until is null or today() < valid_until) order by valid_from desc limit 1) as address
    from (select) one left join person_contact contact on contact.person_id = ${personId}::uuid`.execute(trx)
  return rows[0] ?? { phone: null, email: null, address: null }
}

/** Somebody, or a class or school, that is around the young person today. */
export interface Around {
  readonly id: string
  readonly kind: Reason
  /** Nobody's of a class or school. */
  readonly actorId: string | null
  readonly name: string
  readonly until: string | null
  /** Of the contact person: as what they are one, where somebody has said so. */
  readonly as: ContactKind | null
}

/** Who is around them, as far as the reader may know: the contact person first, then people, then class and school. */
export async function listAround(trx: ActorTransaction, personId: string): Promise<Around[]> {
  const { rows } = await sql<Around>`
    select relation.id, relation.kind, relation.actor_id as "actorId", coalesce(actor.name, unit.name) as name, relation.valid_until as until,
      relation.contact_as as "as"
    from relation left join actor on actor.id = relation.actor_id left join unit on unit.id = relation.unit_id
    where relation.person_id = ${personId}::uuid and relation.kind <> 'self'
      and relation.valid_from <= today() and (relation.valid_until is null or today() < relation.valid_until)
      and coalesce(actor.name, unit.name) is not null
    order by relation.kind <> 'contact_person', relation.unit_id is not null, relation.id`.execute(trx)
  return rows
}

export interface OwnWords {
  readonly kind: OwnWordsKind
  readonly words: string
  readonly writtenAt: Date
}

/** Everything somebody has written of themselves, the newest first. */
export async function listOwnWords(trx: ActorTransaction, personId: string): Promise<OwnWords[]> {
  const rows = await trx
    .selectFrom('own_words')
    .select(['kind', 'words', 'written_at'])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as OwnWordsKind,
    words: row.words,
    writtenAt: row.written_at,
  }))
}

/** A note that the reader may know of; its words are missing where they take a click of their own. */
export interface ToldNote {
  readonly id: string
  readonly happenedOn: string
  readonly restricted: boolean
  readonly words: string | null
}

/** Notes that may be told to the reader by today's rule, newest first, with the words that are open. */
export async function listToldNotes(trx: ActorTransaction, personId: string): Promise<ToldNote[]> {
  const { rows } = await sql<ToldNote>`
    select note.id, note.happened_on as "happenedOn", note.category = 'sensitive' as restricted, version.words
    from note left join note_version version on version.note_id = note.id and version.version = note.versions
    where note.person_id = ${personId}::uuid
    order by note.happened_on desc, note.id desc limit 100`.execute(trx)
  return rows
}
