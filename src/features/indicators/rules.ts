import type { IndicatorDraft, ObservationDraft, TargetDraft } from './draft.ts'

/** What is read is what was taken in; later sources besides the strategy's own figures join here. */
export type Observation = ObservationDraft
export type Target = TargetDraft
export interface Indicator extends Omit<IndicatorDraft, 'source'> {
  readonly source: 'records' | 'published' | 'manual'
}

/** The newest observation of the whole population, or of one part of it. */
export const latest = (indicator: Indicator, breakdown: string | null = null): Observation | undefined =>
  indicator.observations.findLast((one) => one.breakdown === breakdown)
