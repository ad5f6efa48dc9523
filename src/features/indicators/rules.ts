import type { Bilingual } from '../../platform/text/language.ts'
import type { IndicatorDraft, ObservationDraft, TargetDraft } from './draft.ts'

export interface Observation extends Omit<ObservationDraft, 'section'> {
  /** The strategy's section that prints it; null for what comes from elsewhere. */
  readonly section: string | null
  /** Surely, and at most: where it is computed from records and some are not known or not confirmed. */
  readonly low?: number | null
  readonly high?: number | null
  /** Computed from invented people: everything that shows it says so. */
  readonly invented?: boolean
}
export type Target = TargetDraft

/** A place where a source has no number, and why. Missing is not zero (reference: statistics, 1.3). */
export interface MissingObservation {
  readonly period: Bilingual
  readonly asOf: string
  readonly breakdown: string | null
  readonly why: 'suppressed' | 'not_applicable' | 'not_available'
}

/** From where and when the newest published figures came. */
export interface Vintage {
  readonly retrievedOn: string
  readonly publishedOn: string | null
  readonly source: Bilingual
  readonly terms: Bilingual
  readonly note: Bilingual | null
}

/** What is read is what was taken in, by the newest vintage of each figure. */
export interface Indicator extends Omit<IndicatorDraft, 'notes' | 'observations'> {
  /** Oldest first. */
  readonly observations: readonly Observation[]
  readonly missing: readonly MissingObservation[]
  /** Null where no file of published figures was taken in. */
  readonly vintage: Vintage | null
  /** By when the next value is due, where somebody counts it by hand. */
  readonly dueOn: string | null
}

/** The newest observation of the whole population, or of one part of it. */
export const latest = (indicator: Indicator, breakdown: string | null = null): Observation | undefined =>
  indicator.observations.findLast((one) => one.breakdown === breakdown)

/** Whether any of its figures comes from invented people. */
export const isInvented = ({ observations }: Pick<Indicator, 'observations'>): boolean =>
  observations.some(({ invented }) => invented === true)
