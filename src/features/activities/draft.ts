/** Who provides an activity: an organisation of ours, or a name. */
export type Provider = { readonly id: string } | { readonly name: string } | null

/** Why something ended, as its source says it: kept verbatim, beside what we make of it. */
export interface EndReason {
  readonly local: string | null
  readonly central: string | null
  readonly words: string | null
}

export type Outcome = 'completed' | 'interrupted' | 'other'

/** What there is to say of an activity, by hand or by an import. Days are `YYYY-MM-DD`. */
export interface ActivityContent {
  /** A code of the rules of status. */
  readonly type: string
  readonly provider: Provider
  readonly educationCode: string | null
  readonly stage: string | null
  readonly hoursMonth: number | null
  readonly from: string
  /** The first day on which it no longer held; null while nobody knows an end. */
  readonly until: string | null
  /** The last day that is planned. */
  readonly expectedEnd: string | null
  readonly outcome: Outcome | null
  readonly endReason: EndReason
  readonly reportedBy: string | null
  /** Where somebody said until when it will be true; else it follows from the type. */
  readonly stillTrueUntil: string | null
}

export const noReason: EndReason = { local: null, central: null, words: null }

export interface ActivityDraft extends ActivityContent {
  readonly personId: string
  /** `hand`, or the name of the import. */
  readonly source: string
  /** What the source calls it, so that its next file finds it. */
  readonly sourceKey: string | null
  /** When the municipality learned of it; now, unless said otherwise. */
  readonly learnedAt?: Date
  /** The day on which it was last sure to hold; today, unless said otherwise. */
  readonly confirmedOn?: string
  /** Its id, where the one who enters it has made one. */
  readonly activityId?: string
}

/** Where people enter activities themselves. */
export const byHand = 'hand'
