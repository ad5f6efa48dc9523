import type { Actor } from '../access/actor.ts'
import type { ActorTransaction } from '../db/with-actor.ts'

export type AccessAction =
  | 'read'
  | 'search'
  | 'list'
  | 'export'
  | 'print'
  | 'change'
  | 'delete'
  | 'sign_in'
  | 'sign_out'
  | 'break_glass'
  | 'canary'

/** What is written about one request (trust requirement T-20). What is left out is as the database has it: nothing. */
export interface AccessRow {
  readonly requestId: string
  readonly page: string
  readonly method: string
  /** `shown` a page, `done` a change, `refused`, or `failed` for a fault of ours. */
  readonly result: 'shown' | 'refused' | 'done' | 'failed'
  /** `read` unless said otherwise. */
  readonly action?: AccessAction | undefined
  /** The young people shown: a list is one row with all its ids. */
  readonly subjects?: readonly string[] | undefined
  /** Why it was allowed: names of access bases. */
  readonly reasons?: readonly string[] | undefined
  readonly purpose?: string | undefined
  readonly legalBasis?: string | undefined
  readonly caseReference?: string | undefined
  /** Of the actor at the time; their organisation unless said otherwise. */
  readonly unit?: string | undefined
  /** Whom an administrator sees the program as: the actor's id. */
  readonly actingAs?: string | undefined
  /** Blind index of what was searched for, never the words. */
  readonly criterion?: Buffer | undefined
  /** The young person may read the reason from this day on, `YYYY-MM-DD`; left out: at once. */
  readonly tellFrom?: string | undefined
}

/** One row per logged request, before the answer's first byte; of a change, in the change's own transaction. */
export async function writeAccess(trx: ActorTransaction, actor: Actor, row: AccessRow): Promise<void> {
  await trx
    .insertInto('access_log')
    .values({
      request_id: row.requestId,
      actor_id: actor.kind === 'person' ? actor.id : null,
      system: actor.kind === 'system' ? actor.name : null,
      acting_as: row.actingAs ?? null,
      roles: actor.kind === 'person' ? [...actor.roles] : [],
      unit: row.unit ?? (actor.kind === 'person' ? actor.organisation : null),
      page: row.page,
      method: row.method,
      result: row.result,
      action: row.action ?? 'read',
      subjects: [...(row.subjects ?? [])],
      reasons: [...(row.reasons ?? [])],
      purpose: row.purpose ?? null,
      legal_basis: row.legalBasis ?? null,
      case_reference: row.caseReference ?? null,
      criterion: row.criterion ?? null,
      tell_from: row.tellFrom ?? null,
    })
    .execute()
}
