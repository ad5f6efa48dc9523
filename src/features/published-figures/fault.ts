import { type FileFaultCode, type Fault as FileOrOther, fault } from '../../platform/files/fault.ts'
import type { JsonStatCode } from './jsonstat-codes.ts'

/** What can be wrong with published figures besides the file that they come in. */
export const figureFaultCodes = [
  'source_error',
  'mapping_broken',
  'dimension_missing',
  'dimension_open',
  'member_unknown',
  'measure_missing',
  'area_unknown',
  'breakdown_unknown',
  'period_unreadable',
  'cell_unreadable',
  'figure_twice',
  'nothing_found',
  'figures_too_many',
] as const
export type FigureFaultCode = (typeof figureFaultCodes)[number] | JsonStatCode | FileFaultCode
export type FigureFault = FileOrOther<FigureFaultCode>

export const figureFault = (
  code: FigureFaultCode,
  line: number | null = null,
  column: string | null = null,
): FigureFault => fault<FigureFaultCode>(code, line, column)

/** The figures as a whole cannot be taken. */
export class FiguresRefused extends Error {
  readonly faults: readonly FigureFault[]
  /** What the publisher's own program said, in its language. */
  readonly said: string | null

  constructor(faults: readonly FigureFault[], said: string | null = null) {
    super(`the figures are refused: ${faults.map(({ code }) => code).join(', ')}`)
    this.name = 'FiguresRefused'
    this.faults = faults
    this.said = said
  }
}
