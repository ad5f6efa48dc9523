/** How long before a right lapses it stands on the list. */
export const warningDays = 60

/** A right that lapses soon unless somebody's leader confirms it. */
export interface LapsingRight {
  readonly id: string
  readonly actorId: string
  readonly name: string
  readonly role: string
  readonly organisation: string
  readonly unit: string | null
  readonly lastSignedInAt: Date | null
  readonly lapsesOn: string
  /** False for one's own, and for those that somebody else confirms. */
  readonly mine: boolean
}
