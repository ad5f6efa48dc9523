import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'

/** Says which unit counts an indicator by hand, and by when its first value is due. */
export async function assignManualDuty(
  trx: ActorTransaction,
  duty: { readonly code: string; readonly owner: string; readonly dueOn: string },
): Promise<void> {
  await trx
    .insertInto('manual_duty')
    .values({ indicator_code: duty.code, owner: duty.owner, due_on: duty.dueOn })
    .execute()
}

export interface ManualValue {
  readonly code: string
  /** `2026`, `2026K3`, `2026M09` */
  readonly period: string
  readonly asOf: string
  readonly value: number
  readonly numerator?: number
  readonly denominator?: number
  /** Whoever enters it: a unit or role. */
  readonly enteredBy: string
  /** By when the next one is due. */
  readonly nextDueOn: string
}

/**
 * Enters a value that was counted by hand. One of the same day corrects the one before, which is kept.
 *
 * @throws NotFound where nobody counts that indicator by hand
 * @throws Invalid where the next is due before this one's day
 */
export async function enterManualValue(trx: ActorTransaction, value: ManualValue): Promise<void> {
  if (value.nextDueOn <= value.asOf) throw new Invalid({ nextDueOn: value.nextDueOn })
  const duty = await trx
    .updateTable('manual_duty')
    .set({ due_on: value.nextDueOn })
    .where('indicator_code', '=', value.code)
    .returning('indicator_code')
    .executeTakeFirst()
  if (!duty) throw new NotFound()
  await trx
    .insertInto('manual_value')
    .values({
      indicator_code: value.code,
      period: value.period,
      as_of: value.asOf,
      numerator: value.numerator ?? null,
      denominator: value.denominator ?? null,
      value: value.value,
      entered_by: value.enteredBy,
    })
    .execute()
}
