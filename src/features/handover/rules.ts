import { addWorkingDays } from '../service-levels/index.ts'

/** The source by which promises name a handover. */
export const handoverSource = 'handover'

/** So many working days of silence, and the leader decides (domain §7). */
const daysOfSilence = 10

/** The day from which the leader decides a handover that is proposed today. */
export const silentFrom = (today: string, daysOff: ReadonlySet<string>): string =>
  addWorkingDays(today, daysOfSilence, daysOff)

export type HandoverEnd = 'done' | 'declined' | 'cancelled' | 'overtaken'

/** Who has still to say yes. */
export interface Yeses {
  readonly receiverAt: Date | null
  readonly personAt: Date | null
  /** The leader has decided, and with that the others need not say it. */
  readonly decided: boolean
}

/** Done only when the one who takes over and the young person have both said yes, or the leader has decided. */
export const isReady = ({ receiverAt, personAt, decided }: Yeses): boolean =>
  decided || (receiverAt !== null && personAt !== null)

/** Why somebody cannot be handed over. */
export const rowFaults = ['not-yours', 'nobody', 'same', 'open'] as const
export type RowFault = (typeof rowFaults)[number]

/** One young person of those who are to be handed over together. */
export interface PreviewRow {
  readonly personId: string
  /** Nobody's name where the actor may not know them. */
  readonly name: string | undefined
  readonly protected: boolean
  readonly contact: string | undefined
  readonly fault: RowFault | undefined
}

/** All of them, or none: one who cannot be handed over stops the others. */
export const allMay = (rows: readonly PreviewRow[]): boolean =>
  rows.length > 0 && rows.every(({ fault }) => fault === undefined)
