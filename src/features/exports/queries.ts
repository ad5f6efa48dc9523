import { sql } from 'kysely'
import { countRows } from '../../platform/db/count-rows.ts'
import type { Question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { mostAlone } from './rules.ts'

/**
 * Whether the present actor may take out a list of so many people: up to 500 alone, more only while a second
 * person’s yes to this list, for at least as many, holds. Every export asks this before it reads a row.
 */
export async function mayExport(trx: ActorTransaction, what: string, people: number): Promise<boolean> {
  if (people <= mostAlone) return true
  const approved = await trx
    .selectFrom('export_request')
    .select('id')
    .where('what', '=', what)
    .where('people', '>=', people)
    .where(sql<boolean>`asked_by = current_actor() and present() < approved_until`)
    .limit(1)
    .executeTakeFirst()
  return approved !== undefined
}

/** How many of others' wait for the reader's answer. */
export const countExportsToAnswer = (trx: ActorTransaction): Question<number> =>
  countRows(
    trx
      .selectFrom('export_request')
      .where('answered_at', 'is', null)
      .where(sql<boolean>`asked_by <> current_actor()`),
  )

export interface ExportRequest {
  readonly id: string
  readonly what: string
  readonly people: number
  readonly purpose: string
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: Date
  readonly approvedUntil: Date | null
  readonly answered: boolean
}

const rows = (trx: ActorTransaction) =>
  trx
    .selectFrom('export_request')
    .innerJoin('actor', 'actor.id', 'export_request.asked_by')
    .select(['export_request.id', 'what', 'people', 'purpose', 'asked_by', 'actor.name', 'asked_at'])
    .select(['approved_until', 'answered_at'])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

const toRequest = (row: Row): ExportRequest => ({
  id: row.id,
  what: row.what,
  people: row.people,
  purpose: row.purpose,
  askedBy: row.asked_by,
  askedByName: row.name,
  askedAt: row.asked_at,
  approvedUntil: row.approved_until,
  answered: row.answered_at !== null,
})

/** One's own, and for those who answer everybody's; the newest first. */
export async function listExportRequests(trx: ActorTransaction): Promise<ExportRequest[]> {
  const found = await rows(trx).orderBy('export_request.id', 'desc').limit(100).execute()
  return found.map(toRequest)
}
