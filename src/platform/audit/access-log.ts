import type { Actor } from '../access/actor.ts'
import type { ActorTransaction } from '../db/with-actor.ts'
import type { AuditAction } from './trail.ts'

export interface AccessRow {
  readonly requestId: string
  readonly page: string
  readonly method: string
  /** `shown` a page, `done` a change, `refused`, or `failed` for a fault of ours. */
  readonly result: 'shown' | 'refused' | 'done' | 'failed'
  readonly action?: AuditAction | undefined
  readonly subjects?: readonly string[]
  readonly reasons?: readonly string[]
  readonly legalBasis?: string | undefined
  readonly purpose?: string | undefined
  readonly caseReference?: string | undefined
  readonly unit?: string | undefined
  readonly criterion?: Buffer | undefined
  readonly tellFrom?: string | undefined
  readonly actingAs?: string | undefined
}

/** One row per logged request, before the answer's first byte; of a change, in the change's own transaction. */
export async function writeAccess(trx: ActorTransaction, actor: Actor, row: AccessRow): Promise<void> {
  const person = actor.kind === 'person' ? actor : undefined
  await trx
    .insertInto('access_log')
    .values({
      request_id: row.requestId,
      actor_id: person?.id ?? null,
      system: actor.kind === 'system' ? actor.name : null,
      roles: [...(person?.roles ?? [])],
      unit: row.unit ?? person?.organisation ?? null,
      page: row.page,
      method: row.method,
      result: row.result,
      action: row.action ?? 'read',
      subjects: [...(row.subjects ?? [])],
      reasons: [...(row.reasons ?? [])],
      legal_basis: row.legalBasis ?? null,
      purpose: row.purpose ?? null,
      case_reference: row.caseReference ?? null,
      criterion: row.criterion ?? null,
      tell_from: row.tellFrom ?? null,
      acting_as: row.actingAs ?? null,
    })
    .execute()
}
