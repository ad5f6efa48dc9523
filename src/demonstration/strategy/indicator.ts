import type { ObservationDraft } from '../../features/indicators/index.ts'
import type { Bilingual } from '../../platform/text/language.ts'

/** The strategy itself is where every figure of the ground floor comes from. */
export const fromTheStrategy: Bilingual = {
  da: 'Ungestrategien 2020–2025',
  en: 'The youth strategy 2020–2025',
}

export interface When {
  readonly period: Bilingual
  readonly asOf: string
}

/** The quarter that the source counts in; a quarter's figure stands for its last day. */
export const thirdQuarter2019: When = {
  period: { da: '3. kvartal 2019', en: 'Third quarter of 2019' },
  asOf: '2019-09-30',
}

/**
 * A year for which the source names no day. A year's figure stands for its last day, or for the day given where a
 * later figure of the same series is dated.
 */
export const year = (number: number, monthAndDay = '12-31'): When => ({
  period: { da: String(number), en: String(number) },
  asOf: `${number}-${monthAndDay}`,
})

type Plain = Pick<ObservationDraft, 'section' | 'value'> & Partial<ObservationDraft>

export const observe = (when: When, figure: Plain): ObservationDraft => ({
  breakdown: null,
  numerator: null,
  denominator: null,
  hedge: null,
  ...when,
  ...figure,
})
