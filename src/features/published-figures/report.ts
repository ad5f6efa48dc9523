import type { Language } from '../../platform/text/language.ts'
import type { FiguresRefused } from './fault.ts'
import type { ReadFigures } from './read-figures.ts'
import { faultLine, findingLine, text } from './text.ts'

/** Enough to see what is wrong; a report of a thousand lines is read by nobody. The JSON has them all. */
const mostLines = 50

/** What was found in a file of figures, as a text for the terminal: counts, rows put aside, remarks. */
export function figuresReport(
  { figures, faults, findings }: ReadFigures,
  file: string,
  language: Language,
): string {
  const t = text(language)
  const values = figures.filter(({ cell }) => cell.kind === 'value').length
  const periods = figures.map(({ period }) => period).toSorted()
  const read = t('read', {
    file,
    values,
    missing: figures.length - values,
    areas: new Set(figures.map(({ area }) => area)).size,
    from: periods[0] ?? '',
    to: periods.at(-1) ?? '',
  })
  const parked = faults.length > 0 ? [t('parked', { count: faults.length }), ...lines(faults, language)] : []
  return [read, ...parked, ...findings.map((one) => `  ${findingLine(one, language)}`)].join('\n')
}

/** Why a file of figures was not taken in. */
export function refusalReport({ faults, said }: FiguresRefused, file: string, language: Language): string {
  const t = text(language)
  const words = said === null ? [] : [`  ${t('said', { words: said })}`]
  return [t('refused', { file }), ...lines(faults, language), ...words].join('\n')
}

function lines(faults: ReadFigures['faults'], language: Language): string[] {
  const shown = faults.slice(0, mostLines).map((one) => `  ${faultLine(one, language)}`)
  const left = faults.length - shown.length
  return left > 0 ? [...shown, `  ${text(language)('more', { count: left })}`] : shown
}
