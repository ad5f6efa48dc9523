import { listOnlookers } from '../../features/access/index.ts'
import { listAround } from '../../features/own-data/index.ts'
import { listPlaces } from '../../features/places/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import type { Opened } from './access.ts'

/** Who is around, and how the contact person is reached: their unit, and the number of the guidance that answers. */
export async function aroundOf({ db }: PageContext, { personId }: Pick<Opened, 'personId'>) {
  const contact = (await listOnlookers(db, personId)).find(({ reason }) => reason === 'contact_person')
  const place = (await listPlaces(db)).find(({ kind, phone }) => kind === 'guidance' && phone !== null)
  return { around: await listAround(db, personId), unit: contact?.organisation ?? null, place }
}
