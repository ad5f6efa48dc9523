import type { Bilingual } from '../../platform/text/language.ts'
import type { Metadata, Notes } from './metadata.ts'

/**
 * A measured value. Missing is not zero: a value that the source does not carry is not written down at all,
 * and a page says *not in the source*.
 */
export interface ObservationDraft {
  /** What the figure is about, as the source names it: `2019`, `3. kvartal 2019`. */
  readonly period: Bilingual
  /** The day the figure stands for, `YYYY-MM-DD`; places it on a time axis. */
  readonly asOf: string
  /** A part of the population, such as `gymnasium`; null for all. */
  readonly breakdown: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** In the indicator's unit, rounded as the source prints it. */
  readonly value: number
  /** `omtrent`, `over`: the source's own hedge; null when it states the figure plainly. */
  readonly hedge: 'about' | 'over' | null
  readonly section: string
}

export interface TargetDraft {
  /** At least this value, in the indicator's unit. */
  readonly value: number
  /** The year it is to be reached by; null where the source names none (the 90 % target). */
  readonly year: number | null
  readonly note: Bilingual | null
  /** Who decided on it; null where the source does not say. */
  readonly decidedBy?: Bilingual | null
  readonly section: string
}

export interface IndicatorDraft extends Metadata {
  readonly code: string
  readonly theme: number | null
  readonly name: Bilingual
  readonly unit: 'percent' | 'persons' | 'days'
  readonly definition: Bilingual
  readonly numerator: Bilingual | null
  readonly denominator: Bilingual | null
  readonly population: Bilingual
  /** Where the values come from: worked out here from records, published by somebody, or counted by hand. */
  readonly source: 'records' | 'published' | 'manual'
  readonly sourceName: Bilingual
  readonly direction: 'up' | 'down' | 'neutral'
  /** Names of the breakdown's members. */
  readonly breakdowns: Readonly<Record<string, Bilingual>>
  readonly observations: readonly ObservationDraft[]
  readonly targets: readonly TargetDraft[]
  /** What a reader must know before comparing the figure with another. */
  readonly caution: Bilingual | null
  readonly notes: Notes
}
