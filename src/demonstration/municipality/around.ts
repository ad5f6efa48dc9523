import { awaitActor, ensureOrganisation } from '../../features/access/index.ts'
import { normalise } from '../../features/person-numbers/index.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { inventedPersonNumber } from '../person-number.ts'
import { textOf } from './days.ts'
import {
  type Institution,
  institutionName,
  institutionOf,
  institutionsFor,
  kindOfOrganisation,
} from './institutions.ts'
import type { PersonRecord } from './record.ts'
import type { Known } from './staged.ts'
import { focusMarkers } from './words.ts'

/** Made here and nowhere else: no file holds a person number. */
export function numberOf({ born, serial }: PersonRecord) {
  const number = normalise(inventedPersonNumber(textOf(born), serial))
  if (!number) throw new Error('an invented person number is not one')
  return number
}

/** The invented institutions, and those who have marked somebody's special focus. */
export async function enterAround(
  trx: ActorTransaction,
  { young, seed }: { readonly young: number; readonly seed: number },
): Promise<Known> {
  const organisations = new Map<string, string>()
  for (const [kind, count] of Object.entries(institutionsFor(young)) as [Institution, number][]) {
    for (let number = 0; number < count; number += 1) {
      const name = institutionName(kind, number)
      const id = await ensureOrganisation(trx, { name, kind: kindOfOrganisation(kind), municipal: false })
      organisations.set(`${kind} ${number}`, id)
    }
  }
  const markers: string[] = []
  for (const name of focusMarkers)
    markers.push(await awaitActor(trx, { provider: null, subject: null, dialect: 'staff', name }))
  return {
    municipality: { young, seed },
    markers,
    organisationOf: ({ type, provider }) => {
      const kind = institutionOf(type)
      return kind === undefined || provider === null
        ? null
        : (organisations.get(`${kind} ${provider}`) ?? null)
    },
  }
}
