import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Locked } from './change-passage.ts'
import { type EditionField, editionFields } from './fields.ts'
import { lockEdition } from './queries.ts'
import { type Change, recordEvent } from './record-event.ts'
import { type Edition, mayRearrange } from './rules.ts'
import { refuseStale } from './stale.ts'

export interface EditionDescription {
  readonly number: number | null
  readonly title_da: string
  readonly title_en: string
  readonly valid_from: string | null
  readonly valid_to: string | null
}

export const descriptionOf = (edition: Edition): EditionDescription => ({
  number: edition.number,
  title_da: edition.title.da,
  title_en: edition.title.en,
  valid_from: edition.validFrom,
  valid_to: edition.validTo,
})

/**
 * Changes what an edition is called and when it holds, until a body has approved it.
 *
 * @throws Locked, Stale
 */
export async function changeEdition(
  trx: ActorTransaction,
  actor: Actor,
  editionId: string,
  version: number,
  description: EditionDescription,
): Promise<boolean> {
  const edition = await lockEdition(trx, editionId)
  await refuseStale(trx, { editionId }, version, edition.version)
  if (!mayRearrange(edition.state))
    throw new Locked(edition.state === 'superseded' ? 'superseded' : 'approved')
  const before = descriptionOf(edition)
  const changes: Change<EditionField>[] = editionFields
    .filter((field) => before[field] !== description[field])
    .map((field) => ({ field, from: asText(before[field]), to: asText(description[field]) }))
  if (changes.length === 0) return false
  await trx
    .updateTable('edition')
    .set({ ...description, version: version + 1 })
    .where('id', '=', editionId)
    .execute()
  await recordEvent(trx, actor, { editionId }, { type: 'edition_changed', changes, version: version + 1 })
  return true
}

const asText = (value: string | number | null): string | null => (value === null ? null : String(value))
