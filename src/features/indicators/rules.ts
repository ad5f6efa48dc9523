import type { Bilingual } from '../../platform/text/language.ts'

export interface Observation {
  readonly period: Bilingual
  /** `YYYY-MM-DD`. */
  readonly asOf: string
  readonly breakdown: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number
  readonly hedge: 'about' | 'over' | null
  readonly section: string
}

export interface Target {
  readonly value: number
  readonly year: number | null
  readonly note: Bilingual | null
  readonly section: string
}

export interface Indicator {
  readonly code: string
  readonly theme: number | null
  readonly name: Bilingual
  readonly unit: 'percent' | 'persons'
  readonly definition: Bilingual
  readonly numerator: Bilingual | null
  readonly denominator: Bilingual | null
  readonly population: Bilingual
  readonly source: 'records' | 'published' | 'manual'
  readonly sourceName: Bilingual
  readonly direction: 'up' | 'down' | 'neutral'
  readonly caution: Bilingual | null
  readonly breakdowns: Readonly<Record<string, Bilingual>>
  readonly observations: readonly Observation[]
  readonly targets: readonly Target[]
}

/** The newest observation of the whole population, or of one part of it. */
export const latest = (indicator: Indicator, breakdown: string | null = null): Observation | undefined =>
  indicator.observations.findLast((one) => one.breakdown === breakdown)
