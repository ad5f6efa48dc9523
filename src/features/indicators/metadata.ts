import type { Bilingual } from '../../platform/text/language.ts'

/** What people read about an indicator besides its definition (reference: statistics, 9). */
export const noteFields = [
  'rationale',
  'policy_link',
  'numerator_source',
  'denominator_source',
  'age_rule',
  'period',
  'publication_lag',
  'geography',
  'breakdowns',
  'source_system',
  'disclosure_rule',
  'rounding',
  'interval_method',
  'revision_policy',
] as const
export type NoteField = (typeof noteFields)[number]
export type Notes = Readonly<Record<NoteField, Bilingual>>

/** From this day on it is counted in another way. */
export interface MethodBreak {
  /** `YYYY-MM-DD` */
  readonly startsOn: string
  readonly note: Bilingual
}

/** What programs ask of an indicator besides its figures. */
export interface Metadata {
  /**
   * What is measured, by its exact definition: `strategy-outside`, `dst-neet1`. Two indicators share an axis only where it
   * is the same.
   */
  readonly measure: string
  readonly valueType: 'share' | 'count' | 'rate' | 'mean'
  readonly frequency: 'once' | 'yearly' | 'quarterly' | 'monthly'
  /** How many months after the end of its period a figure is awaited; null where nobody has said. */
  readonly lagMonths: number | null
  readonly decimals: number
  /** The unit or role that answers for it; never a person. */
  readonly owner: string | null
  readonly contact: string | null
  readonly lastReviewed: string | null
  readonly breaks: readonly MethodBreak[]
  /** How it is computed from records, by its key; null for what is published or counted by hand. */
  readonly computation: string | null
}
