import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Reason } from '../access/index.ts'
import type { Contact, OwnWordsKind, RelationKind } from './draft.ts'

/** A young person in a list: nothing of where they can be found (trust requirement L-30). */
export interface Listed {
  readonly id: string
  readonly name: string
  readonly age: number
  readonly protected: boolean
  /** Why the one who looks knows them. */
  readonly reason: Reason
  readonly contactPerson: string | null
}

interface ListedRow {
  id: string
  given_name: string
  family_name: string
  age: number
  protected: boolean
  reason: Reason
  contact_person: string | null
}

export interface PeoplePage {
  readonly people: readonly Listed[]
  /** The last one shown, where more follow. */
  readonly next: string | undefined
}

interface PeopleWanted {
  readonly reason?: Reason | undefined
  /** The last person of the page before. */
  readonly after?: string | undefined
  /** Beginnings of names: each one must be found. */
  readonly words?: readonly string[]
  /** One person and nobody else. */
  readonly only?: string
  readonly most: number
}

/**
 * The young people whom the actor is around, by name: a page at a time by its key. Row-level security decides who is in
 * it; `my_people` says why.
 */
export async function listPeople(trx: ActorTransaction, wanted: PeopleWanted): Promise<PeoplePage> {
  const { reason = null, after = null, words = [], only = null, most } = wanted
  const { rows } = await sql<ListedRow>`
    with shown as (
      select person.id, person.given_name, person.family_name, person.protected, mine.reason,
        extract(year from age(today(), person.birth_date))::int as age
      from my_people(${reason}) mine join young_person person on person.id = mine.person_id
      where (${only}::uuid is null or person.id = ${only})
        and (${after}::uuid is null
          or (person.family_name collate "da-x-icu", person.given_name collate "da-x-icu", person.id)
            > (select family_name collate "da-x-icu", given_name collate "da-x-icu", id from young_person where id = ${after}))
        and not exists (select from unnest(${[...words]}::text[]) word
          where not starts_with_word(person.given_name || ' ' || person.family_name, word))
      order by person.family_name collate "da-x-icu", person.given_name collate "da-x-icu", person.id
      limit ${most + 1}
    )
    select shown.*, actor.name as contact_person
    from shown
    left join relation on relation.person_id = shown.id and relation.kind = 'contact_person'
      and relation.valid_from <= today() and (relation.valid_until is null or today() < relation.valid_until)
    left join actor on actor.id = relation.actor_id
    order by shown.family_name collate "da-x-icu", shown.given_name collate "da-x-icu", shown.id`.execute(trx)
  const people = rows.slice(0, most).map(listedOf)
  return { people, next: rows.length > most ? people.at(-1)?.id : undefined }
}

const listedOf = ({ given_name, family_name, contact_person, ...row }: ListedRow): Listed => ({
  ...row,
  name: fullName(given_name, family_name),
  contactPerson: contact_person,
})

export const fullName = (given: string, family: string): string => `${given} ${family}`.trim()

export interface Person {
  readonly id: string
  readonly givenName: string
  readonly name: string
  readonly birthDate: string
  readonly age: number
  readonly language: string
  readonly needsInterpreter: boolean
  readonly protected: boolean
  readonly protectedUntil: string | null
}

/** @throws NotFound for somebody whom the actor may not know */
export async function getPerson(trx: ActorTransaction, id: string): Promise<Person> {
  const row = await trx
    .selectFrom('young_person')
    .select(['id', 'given_name', 'family_name', 'birth_date', 'language', 'needs_interpreter'])
    .select(['protected', 'protected_until'])
    .select(sql<number>`extract(year from age(today(), birth_date))::int`.as('age'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return {
    id: row.id,
    givenName: row.given_name,
    name: fullName(row.given_name, row.family_name),
    birthDate: row.birth_date,
    age: row.age,
    language: row.language,
    needsInterpreter: row.needs_interpreter,
    protected: row.protected,
    protectedUntil: row.protected_until,
  }
}

export interface OwnWords {
  readonly kind: OwnWordsKind
  readonly words: string
  readonly writtenAt: Date
}

/** The young person's own words, the newest first. */
export async function listOwnWords(trx: ActorTransaction, personId: string): Promise<OwnWords[]> {
  const rows = await trx
    .selectFrom('own_words')
    .select(['kind', 'words', 'written_at'])
    .where('person_id', '=', personId)
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ kind, words, written_at }) => ({
    // The table's own check holds it to the three kinds.
    kind: kind as OwnWordsKind,
    words,
    writtenAt: written_at,
  }))
}

/** Somebody around a young person, or a unit that is. */
export interface Around {
  readonly id: string
  readonly kind: RelationKind
  readonly actorId: string | null
  readonly unitId: string | null
  readonly organisationId: string | null
  readonly name: string
  readonly from: string
  readonly until: string | null
  readonly purpose: string | null
  /** Holds today. */
  readonly live: boolean
}

interface AroundRow {
  id: string
  kind: RelationKind
  actor_id: string | null
  unit_id: string | null
  organisation_id: string | null
  name: string | null
  valid_from: string
  valid_until: string | null
  purpose: string | null
  live: boolean
}

/** Who is and was around a young person, as far as the actor may know; those of today first. */
export async function listAround(trx: ActorTransaction, personId: string): Promise<Around[]> {
  const { rows } = await sql<AroundRow>`
    select relation.id, relation.kind, relation.actor_id, relation.unit_id, unit.organisation_id,
      coalesce(actor.name, unit.name || ', ' || organisation.name) as name,
      relation.valid_from, relation.valid_until, relation.purpose,
      relation.valid_from <= today() and (relation.valid_until is null or today() < relation.valid_until) as live
    from relation
    left join actor on actor.id = relation.actor_id
    left join unit on unit.id = relation.unit_id
    left join organisation on organisation.id = unit.organisation_id
    where relation.person_id = ${personId}
    order by live desc, array_position(array['contact_person', 'substitute', 'youth_guide', 'caseworker', 'mentor', 'enrolled',
      'custody', 'referral', 'participant', 'self'], relation.kind), relation.valid_from desc, relation.id`.execute(
    trx,
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    actorId: row.actor_id,
    unitId: row.unit_id,
    organisationId: row.organisation_id,
    name: row.name ?? '',
    from: row.valid_from,
    until: row.valid_until,
    purpose: row.purpose,
    live: row.live,
  }))
}

/** Where somebody can be found. Of the protected there is nothing here before it was asked for (L-30). */
export interface Location {
  readonly contact: Contact | undefined
  readonly home: { readonly address: string; readonly from: string } | undefined
}

export async function findLocation(trx: ActorTransaction, personId: string): Promise<Location> {
  const contact = await trx
    .selectFrom('person_contact')
    .select(['phone', 'email', 'preferred'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const home = await trx
    .selectFrom('residence')
    .select(['address', 'valid_from'])
    .where('person_id', '=', personId)
    .where(sql<boolean>`valid_from <= today() and (valid_until is null or today() < valid_until)`)
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  return {
    contact: contact && { ...contact, preferred: contact.preferred as Contact['preferred'] },
    home: home && { address: home.address, from: home.valid_from },
  }
}

export interface StatutoryFact {
  readonly kind: 'education_order' | 'dropout_risk'
  readonly from: string
  readonly until: string | null
  readonly source: string
}

/** What holds today of what the law lets a school have without consent (KUI act § 15 d). */
export async function listStatutoryFacts(trx: ActorTransaction, personId: string): Promise<StatutoryFact[]> {
  const rows = await trx
    .selectFrom('statutory_fact')
    .select(['kind', 'valid_from', 'valid_until', 'source'])
    .where('person_id', '=', personId)
    .where(sql<boolean>`valid_from <= today() and (valid_until is null or today() < valid_until)`)
    .orderBy('kind')
    .orderBy('valid_from', 'desc')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as StatutoryFact['kind'],
    from: row.valid_from,
    until: row.valid_until,
    source: row.source,
  }))
}
