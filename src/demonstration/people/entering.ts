import { type NewPersonNumber, normalise } from '../../features/person-numbers/index.ts'
import { addRelation, createPerson, fullName } from '../../features/young-people/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Calendar } from '../calendar.ts'
import type { Young } from '../day/stage.ts'
import { inventedPersonNumber } from '../person-number.ts'
import { found, type Staff } from './staff.ts'

/** What entering people needs, and what comes together meanwhile. */
export interface Loading {
  readonly trx: ActorTransaction
  readonly actor: Actor
  readonly staff: Staff
  /** By the key of the cast, or group and place: `9.b/2`. */
  readonly young: Map<string, Young>
  /** Since then the cast's young people have had an account. */
  readonly accountsFrom: string
  readonly moved: Calendar
  readonly numbers: NewPersonNumber[]
}

export const requestId = 'demonstration'

/**
 * They moved here with the strategy, so that they are not among those whom its figures of 2019 count: these are the generated
 * municipality's (docs/decisions/0023).
 */
export const since = (day: string): string => (day > '2020-08-01' ? day : '2020-08-01')

export async function enter(
  loading: Loading,
  key: string,
  draft: Parameters<typeof createPerson>[3],
  serial: number,
) {
  const id = await createPerson(loading.trx, loading.actor, requestId, draft)
  const { givenName, familyName, birthDate } = draft
  loading.numbers.push(numberOf({ kind: 'young_person', id }, birthDate, serial))
  loading.young.set(key, { id, birthDate, name: fullName(givenName, familyName) })
  return id
}

export function numberOf(
  owner: NewPersonNumber['owner'],
  birthDate: string,
  serial: number,
): NewPersonNumber {
  const number = normalise(inventedPersonNumber(birthDate, serial))
  if (!number) throw new Error('an invented person number is not one')
  return { owner, number, validFrom: null }
}

export const enrol = (loading: Loading, personId: string, className: string): Promise<string> =>
  addRelation(loading.trx, loading.actor, requestId, {
    personId,
    with: { unitId: found(loading.staff.classes, className) },
    kind: 'enrolled',
    basis: 'enrolment',
    from: loading.moved('2026-08-10'),
    until: loading.moved('2027-07-01'),
  })
