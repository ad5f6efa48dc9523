import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import type { Category } from '../access/index.ts'

/** What somebody has said yes to, or is asked to: what of them goes to whom, what for, and until when. */
export interface Sharing {
  readonly id: string
  readonly receiver: string
  readonly categories: readonly Category[]
  readonly purpose: string
  readonly law: Bilingual
  readonly until: string
}

export interface Consent extends Sharing {
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
  /** Neither withdrawn nor past its end. */
  readonly holds: boolean
}

interface Row {
  id: string
  receiver: string
  categories: Category[]
  purpose: string
  title_da: string
  title_en: string
  until: string
}

const sharingOf = (row: Row): Sharing => ({
  id: row.id,
  receiver: row.receiver,
  categories: row.categories,
  purpose: row.purpose,
  law: { da: row.title_da, en: row.title_en },
  until: row.until,
})

/** Every consent of one person, those that hold first. */
export async function listConsents(trx: ActorTransaction, personId: string): Promise<Consent[]> {
  const { rows } = await sql<Row & { given_at: Date; withdrawn_at: Date | null; holds: boolean }>`
    select consent.id, organisation.name as receiver, categories, purpose, basis.title_da, basis.title_en,
      consent.valid_until as until, given_at, withdrawn_at,
      withdrawn_at is null and today() < consent.valid_until as holds
    from consent join organisation on organisation.id = organisation_id
    join reference.legal_basis basis on basis.code = consent.basis
    where person_id = ${personId}::uuid order by holds desc, consent.id desc`.execute(trx)
  return rows.map((row) => ({
    ...sharingOf(row),
    givenAt: row.given_at,
    withdrawnAt: row.withdrawn_at,
    holds: row.holds,
  }))
}

/** What one person is asked to say yes or no to, and has not answered. */
export async function listAskedConsents(trx: ActorTransaction, personId: string): Promise<Sharing[]> {
  const { rows } = await sql<Row>`
    select request.id, organisation.name as receiver, categories, purpose, basis.title_da, basis.title_en,
      consent_until as until
    from consent_request request join organisation on organisation.id = organisation_id
    join reference.legal_basis basis on basis.code = request.basis
    where person_id = ${personId}::uuid and answered_at is null and today() < consent_until
    order by request.id`.execute(trx)
  return rows.map(sharingOf)
}
