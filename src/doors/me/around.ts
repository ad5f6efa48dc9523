import { listOnlookers } from '../../features/access/index.ts'
import { listAround } from '../../features/own-data/index.ts'
import { listPlaces } from '../../features/places/index.ts'
import { findReach } from '../../features/reach/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import type { Opened } from './access.ts'

/**
 * Who is around, and how the contact person is reached: as they have written it themselves, their unit, and the number of the
 * guidance that answers.
 */
export async function aroundOf({ db }: PageContext, { personId }: Pick<Opened, 'personId'>) {
  const contact = (await listOnlookers(db, personId)).find(({ reason }) => reason === 'contact_person')
  const place = (await listPlaces(db)).find(({ kind, phone }) => kind === 'guidance' && phone !== null)
  const around = await listAround(db, personId)
  const adult = around.find(({ kind }) => kind === 'contact_person')?.actorId
  const reach = adult ? await findReach(db, adult) : undefined
  return { around, reach, unit: contact?.organisation ?? null, place }
}
