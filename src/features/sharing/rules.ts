import type { Around } from '../young-people/index.ts'

/** What a school may be given with consent (KUI act § 15 d); what it has without is not asked for. */
export const consentCategories = ['contact', 'status', 'guidance', 'plan', 'concern'] as const
export type ConsentCategory = (typeof consentCategories)[number]

/** From this age a young person consents by themselves (trust requirement L-10). */
const consentAge = 15

/** A referral is for half a year at most, and is made again where it is still needed. */
export const longestReferral = { months: 6 } as const

export interface Giver {
  /** Nobody's, where the young person has not signed in yet. */
  readonly actorId: string | null
  readonly name: string
  readonly self: boolean
}

/** Who can give consent for somebody of this age: they themselves, or before that each holder of custody. */
export function giversOf(
  person: { readonly age: number; readonly name: string },
  around: readonly Pick<Around, 'kind' | 'live' | 'actorId' | 'name'>[],
): Giver[] {
  const live = around.filter((one) => one.live)
  if (person.age >= consentAge) {
    const self = live.find(({ kind }) => kind === 'self')
    return [{ actorId: self?.actorId ?? null, name: person.name, self: true }]
  }
  return live
    .filter(({ kind }) => kind === 'custody')
    .map(({ actorId, name }) => ({ actorId, name, self: false }))
}
