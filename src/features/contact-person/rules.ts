/** As what somebody is a contact person (domain §7). */
export const contactKinds = ['counsellor', 'coordinating-caseworker', 'youth-guide', 'mentor'] as const
export type ContactKind = (typeof contactKinds)[number]

/** The program's task that changes who is whose contact person. */
export const contactTask = 'contact-persons'

/** What asks for a contact person where there is none; each is a sentence on the list. */
export const askings = ['concern', 'focus', 'fact', 'around', 'ended', 'signal', 'plan'] as const
export type Asking = (typeof askings)[number]

/** How somebody knows the young person already. */
export const acquaintances = ['around', 'before', 'school'] as const
export type Acquaintance = (typeof acquaintances)[number]

/** Somebody who could be the contact person. */
export interface Choice {
  readonly id: string
  readonly name: string
  readonly organisation: string
  /** Of how many they are it now. */
  readonly people: number
  /** Of how many they can be it, where their leader has said so. */
  readonly capacity: number | null
  readonly knows: readonly Acquaintance[]
}

/** Whether somebody has room for one more; nothing where their leader has not said how many. */
export const hasRoom = ({ people, capacity }: Pick<Choice, 'people' | 'capacity'>): boolean | undefined =>
  capacity === null ? undefined : people < capacity

/**
 * Those who know the young person and are not known to be full: each with why, in the order of the list, which is by name.
 * A suggestion and no more than that: nobody is weighed against anybody, and nothing is chosen beforehand.
 */
export const suggested = (choices: readonly Choice[]): readonly Choice[] =>
  choices.filter((one) => one.knows.length > 0 && hasRoom(one) !== false)
