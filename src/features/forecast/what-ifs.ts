import { type Change, changed, getRate, type RateCode } from './named-rates.ts'

/** A question that somebody asks: one rate, otherwise. */
export interface WhatIf {
  readonly code: string
  readonly rate: RateCode
  readonly change: Change
}

/** The questions on offer. Data: another one is another line, with its words in both catalogues. */
export const whatIfs = [
  {
    code: 'vocational-a-fifth-fewer-leave',
    rate: 'vocational-to-outside',
    change: { kind: 'times', factor: 0.8 },
  },
  { code: 'general-a-fifth-fewer-leave', rate: 'general-to-outside', change: { kind: 'times', factor: 0.8 } },
  {
    code: 'half-of-outside-to-preparatory',
    rate: 'outside-to-preparatory',
    change: { kind: 'part-of-the-others', part: 0.5 },
  },
  { code: 'a-fifth-more-into-main-course', rate: 'basic-to-main', change: { kind: 'times', factor: 1.2 } },
  { code: 'a-third-more-from-tenth', rate: 'tenth-to-vocational', change: { kind: 'times', factor: 4 / 3 } },
] as const satisfies readonly WhatIf[]
export type WhatIfCode = (typeof whatIfs)[number]['code']

export const isWhatIf = (code: string): code is WhatIfCode => whatIfs.some((one) => one.code === code)

/** The shares when all that was asked comes true together, one after the other in the order of the list. */
export const asAsked = (shares: Float64Array, asked: readonly WhatIf[]): Float64Array =>
  asked.reduce((now, { rate, change }) => changed(now, getRate(rate), change), shares)
