import { sql } from 'kysely'
import { ask, type Question, question, together } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Contact, RelationKind } from './draft.ts'

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
export const aroundOf = (personId: string): Question<Around[]> =>
  question(
    sql<AroundRow>`
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
      'custody', 'referral', 'participant', 'self'], relation.kind), relation.valid_from desc, relation.id`,
    (rows) =>
      rows.map((row) => ({
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
      })),
  )

export const listAround = (trx: ActorTransaction, personId: string): Promise<Around[]> =>
  ask(trx, aroundOf(personId))

/** Where somebody can be found. Of the protected there is nothing here before it was asked for (L-30). */
export interface Location {
  readonly contact: Contact | undefined
  readonly home: { readonly address: string; readonly from: string } | undefined
}

export const locationOf = (trx: ActorTransaction, personId: string): Question<Location> =>
  together({
    contact: question(
      trx
        .selectFrom('person_contact')
        .select(['phone', 'email', 'preferred'])
        .where('person_id', '=', personId),
      ([contact]) => contact && { ...contact, preferred: contact.preferred as Contact['preferred'] },
    ),
    home: question(
      trx
        .selectFrom('residence')
        .select(['address', 'valid_from'])
        .where('person_id', '=', personId)
        .where(sql<boolean>`valid_from <= today() and (valid_until is null or today() < valid_until)`)
        .orderBy('valid_from', 'desc')
        .limit(1),
      ([home]) => home && { address: home.address, from: home.valid_from },
    ),
  })

export const findLocation = (trx: ActorTransaction, personId: string): Promise<Location> =>
  ask(trx, locationOf(trx, personId))

/** The classes that each of several pupils is in today, by the pupil's id. Never asked for the protected (L-30). */
export async function listClasses(
  trx: ActorTransaction,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (personIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('relation')
    .innerJoin('unit', 'unit.id', 'relation.unit_id')
    .select(['relation.person_id', 'unit.name'])
    .where('relation.kind', '=', 'enrolled')
    .where('unit.kind', '=', 'class')
    .where('relation.person_id', 'in', [...personIds])
    .where(
      sql<boolean>`relation.valid_from <= today() and (relation.valid_until is null or today() < relation.valid_until)`,
    )
    .orderBy('unit.name')
    .execute()
  const byPerson = Map.groupBy(rows, ({ person_id }) => person_id)
  return new Map([...byPerson].map(([id, classes]) => [id, classes.map(({ name }) => name)]))
}

export interface StatutoryFact {
  readonly kind: 'education_order' | 'dropout_risk'
  readonly from: string
  readonly until: string | null
  readonly source: string
}

/** What holds today of what the law lets a school have without consent (KUI act § 15 d). */
export const statutoryFactsOf = (trx: ActorTransaction, personId: string): Question<StatutoryFact[]> =>
  question(
    trx
      .selectFrom('statutory_fact')
      .select(['kind', 'valid_from', 'valid_until', 'source'])
      .where('person_id', '=', personId)
      .where(sql<boolean>`valid_from <= today() and (valid_until is null or today() < valid_until)`)
      .orderBy('kind')
      .orderBy('valid_from', 'desc'),
    (rows) =>
      rows.map((row) => ({
        kind: row.kind as StatutoryFact['kind'],
        from: row.valid_from,
        until: row.valid_until,
        source: row.source,
      })),
  )

export const listStatutoryFacts = (trx: ActorTransaction, personId: string): Promise<StatutoryFact[]> =>
  ask(trx, statutoryFactsOf(trx, personId))
