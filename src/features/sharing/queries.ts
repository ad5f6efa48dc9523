import { sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import type { Category } from '../access/index.ts'
import type { ConsentCategory } from './rules.ts'

export interface Consent {
  readonly id: string
  readonly organisationId: string
  readonly organisation: string
  readonly categories: readonly ConsentCategory[]
  readonly purpose: string
  /** Nobody's name where the young person gave it before they ever signed in. */
  readonly givenBy: string | null
  readonly givenAt: Date
  readonly until: string
  readonly withdrawnAt: Date | null
  /** Opens something today. */
  readonly live: boolean
}

/** Consents of one person, as far as the actor may know them; the newest first. */
export const consentsOf = (trx: ActorTransaction, personId: string): Question<Consent[]> =>
  question(
    trx
      .selectFrom('consent')
      .innerJoin('organisation', 'organisation.id', 'consent.organisation_id')
      .leftJoin('actor', 'actor.id', 'consent.given_by')
      .select(['consent.id', 'consent.organisation_id', 'consent.categories', 'consent.purpose'])
      .select(['consent.given_at', 'consent.valid_until', 'consent.withdrawn_at'])
      .select(['organisation.name as organisation', 'actor.name as giver'])
      .select(sql<boolean>`withdrawn_at is null and today() < consent.valid_until`.as('live'))
      .where('consent.person_id', '=', personId)
      .orderBy('consent.given_at', 'desc')
      .orderBy('consent.id', 'desc'),
    (rows) =>
      rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        organisation: row.organisation,
        // The table's own check holds it to them.
        categories: row.categories as ConsentCategory[],
        purpose: row.purpose,
        givenBy: row.giver,
        givenAt: row.given_at,
        until: row.valid_until,
        withdrawnAt: row.withdrawn_at,
        live: row.live,
      })),
  )

export const listConsents = (trx: ActorTransaction, personId: string): Promise<Consent[]> =>
  ask(trx, consentsOf(trx, personId))

/** A share, as it is on record (trust requirement L-03). */
export interface Disclosure {
  readonly id: string
  readonly giver: string | null
  readonly giverOrganisation: string | null
  readonly receiver: string
  readonly categories: readonly Category[]
  readonly basis: Bilingual
  readonly law: string
  readonly purpose: string
  readonly from: string
  readonly until: string
  readonly informedOn: string | null
  readonly endedAt: Date | null
  readonly live: boolean
}

interface DisclosureRow {
  id: string
  giver: string | null
  giver_organisation: string | null
  receiver: string | null
  categories: Category[]
  title_da: string
  title_en: string
  law: string
  purpose: string
  valid_from: string
  valid_until: string
  informed_on: string | null
  ended_at: Date | null
  live: boolean
}

/** Everything that was shared of one person: those that hold first, then the newest. */
export const disclosuresOf = (personId: string): Question<Disclosure[]> =>
  question(
    sql<DisclosureRow>`
    select disclosure.id, giver.name as giver, giver_organisation,
      coalesce(organisation.name, unit.name || ', ' || home.name, receiver.name) as receiver,
      categories, title_da, title_en, trim(law || ' ' || section) as law, purpose,
      disclosure.valid_from, disclosure.valid_until, informed_on, ended_at,
      ended_at is null and today() < disclosure.valid_until as live
    from disclosure
    join legal_basis on legal_basis.code = disclosure.basis
    left join actor giver on giver.id = disclosure.giver_actor_id
    left join actor receiver on receiver.id = disclosure.receiver_actor_id
    left join organisation on organisation.id = disclosure.receiver_organisation_id
    left join unit on unit.id = disclosure.receiver_unit_id
    left join organisation home on home.id = unit.organisation_id
    where disclosure.person_id = ${personId}
    order by live desc, disclosure.id desc`,
    (rows) =>
      rows.map((row) => ({
        id: row.id,
        giver: row.giver,
        giverOrganisation: row.giver_organisation,
        receiver: row.receiver ?? '',
        categories: row.categories,
        basis: { da: row.title_da, en: row.title_en },
        law: row.law,
        purpose: row.purpose,
        from: row.valid_from,
        until: row.valid_until,
        informedOn: row.informed_on,
        endedAt: row.ended_at,
        live: row.live,
      })),
  )

export interface Receiver {
  /** `organisation:4`, `unit:7`, `actor:12`: what the form sends. */
  readonly key: string
  readonly name: string
}

/** The schools that a consent can be given to: other authorities than the municipality. */
export async function listSchools(trx: ActorTransaction): Promise<Receiver[]> {
  const rows = await trx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('municipal', '=', false)
    .where('kind', 'in', ['compulsory-school', 'youth-education'])
    .where(sql<boolean>`(valid_until is null or today() < valid_until)`)
    .orderBy('name')
    .execute()
  return rows.map(({ id, name }) => ({ key: `organisation:${id}`, name }))
}

/** Teams and colleagues whom somebody can be referred to. */
export async function listReferralReceivers(trx: ActorTransaction): Promise<Receiver[]> {
  const teams = await trx
    .selectFrom('unit')
    .innerJoin('organisation', 'organisation.id', 'unit.organisation_id')
    .select(['unit.id', 'unit.name', 'organisation.name as organisation'])
    .where('unit.kind', '=', 'team')
    .where(sql<boolean>`(unit.valid_until is null or today() < unit.valid_until)`)
    .orderBy('unit.name')
    .execute()
  const { rows: colleagues } = await sql<{ actor_id: string; actor_name: string; organisation: string }>`
    select * from referral_receivers() order by actor_name, actor_id`.execute(trx)
  return [
    ...teams.map(({ id, name, organisation }) => ({ key: `unit:${id}`, name: `${name}, ${organisation}` })),
    ...colleagues.map(({ actor_id, actor_name, organisation }) => ({
      key: `actor:${actor_id}`,
      name: `${actor_name}, ${organisation}`,
    })),
  ]
}
