import type { Insertable } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Bilingual } from '../../platform/text/language.ts'

export const placeKinds = ['danger', 'around_the_clock', 'helpline', 'guidance', 'office'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** Somewhere to turn: whom to call in danger, whom to talk to, where to get guidance. */
export interface PlaceToTurn {
  readonly kind: PlaceKind
  readonly name: Bilingual
  readonly text: Bilingual
  readonly phone: string | null
  readonly address: string | null
  readonly hours: Bilingual | null
  readonly source: string | null
  /** The day somebody last made sure that the number is right, `YYYY-MM-DD`. */
  readonly checkedOn: string | null
  readonly invented: boolean
}

/** In the order in which somebody in need should meet them. */
export async function listPlaces(trx: ActorTransaction): Promise<PlaceToTurn[]> {
  const rows = await trx.selectFrom('place_to_turn').selectAll().orderBy('position').execute()
  return rows.map((row) => ({
    kind: row.kind as PlaceKind,
    name: { da: row.name_da, en: row.name_en },
    text: { da: row.text_da, en: row.text_en },
    phone: row.phone,
    address: row.address,
    hours: row.hours_da === null ? null : { da: row.hours_da, en: row.hours_en ?? row.hours_da },
    source: row.source,
    checkedOn: row.checked_on,
    invented: row.invented,
  }))
}

/** Writes the list anew, as it stands after somebody checked the numbers. */
export async function savePlaces(
  trx: ActorTransaction,
  places: readonly Insertable<DB['place_to_turn']>[],
): Promise<void> {
  for (const place of places) {
    await trx
      .insertInto('place_to_turn')
      .values(place)
      .onConflict((conflict) => conflict.column('position').doUpdateSet(place))
      .execute()
  }
}
