import type { Column } from '../../platform/export/columns.ts'
import { csvOf } from '../../platform/export/csv.ts'
import type { Language } from '../../platform/text/language.ts'
import { type Counts, differences } from './kind.ts'
import type { Outcome } from './outcome.ts'
import type { Preview } from './preview.ts'
import type { Parked, Run, UnknownCode } from './queries.ts'
import { sentenceOf, text } from './text.ts'

export interface Report {
  readonly outcome: Outcome
  readonly preview: Preview | undefined
  readonly parked: readonly Parked[]
  readonly unknown: readonly UnknownCode[]
}

/** Enough to see what is wrong; the CSV and the JSON have them all. */
const mostLines = 50

/** What an import did or would do, as a text for the terminal. */
export function reportText({ outcome, preview, parked, unknown }: Report, language: Language): string {
  const t = text(language)
  const lines = parked.slice(0, mostLines).map((one) => `  ${parkedLine(one, language)}`)
  return [
    outcomeLine(outcome, language),
    ...(preview ? [previewLine(preview, language)] : []),
    ...('counts' in outcome ? [countsLine(outcome.counts, language)] : []),
    ...('counts' in outcome ? [differencesLine(outcome.counts, language) ?? []].flat() : []),
    ...lines,
    ...(parked.length > mostLines ? [`  ${t('more', { count: parked.length - mostLines })}`] : []),
    ...unknown.map(({ heading, code, rows }) => t('unknownCode', { field: heading, code, rows })),
  ].join('\n')
}

/** In which encoding a file was read, and names by which one sees whether that is right. */
export const previewLine = ({ encoding, names }: Preview, language: Language): string =>
  text(language)('encoding', { encoding, names: names.join(', ') || text(language)('noNames') })

/** What became of a run; nothing while nobody has looked at it. */
export function outcomeOf({ state, counts, refused }: Run): Outcome | undefined {
  if ((state === 'judged' || state === 'applied') && counts) return { is: state, counts }
  if ((state === 'refused' || state === 'asks') && refused) return { is: state, ...refused }
  return undefined
}

/** What became of a file, in a sentence. */
export function outcomeLine(outcome: Outcome, language: Language): string {
  const t = text(language)
  if (outcome.is !== 'refused' && outcome.is !== 'asks') return t(`is_${outcome.is}`)
  const where = outcome.line === null ? '' : `${t('inLine', { line: outcome.line })}: `
  return t(`is_${outcome.is}`, { why: `${where}${sentenceOf(outcome.code, language)} (${outcome.code})` })
}

/** Where a row stands and what is wrong with it. */
export function parkedLine({ line, code, column }: Parked, language: Language): string {
  const t = text(language)
  const where = [t('inLine', { line }), ...(column === null ? [] : [t('inColumn', { column })])].join(', ')
  return `${where}: ${sentenceOf(code, language)} (${code})`
}

/** How many rows were what. */
export function countsLine(counts: Counts, language: Language): string {
  const t = text(language)
  const { rows, added, changed, same, keptByHand, parked, missing } = counts
  return [
    t('rows', { rows }),
    t('added', { count: added }),
    t('changed', { count: changed }),
    t('same', { count: same }),
    ...(keptByHand > 0 ? [t('keptByHand', { count: keptByHand })] : []),
    t('parked', { count: parked }),
    ...(missing > 0 ? [t('missing', { count: missing })] : []),
  ].join(', ')
}

/** What is told otherwise of what was known, and of how many; nothing where nothing is. */
export function differencesLine(counts: Counts, language: Language): string | undefined {
  const t = text(language)
  const said = differences.flatMap((one) => {
    const count = counts.differences[one]
    return count === undefined ? [] : [t(`differs_${one}`, { count })]
  })
  return said.length === 0 ? undefined : t('differs', { said: said.join(', ') })
}

/** What was put aside, as a table to work through; formulas in it are harmless. */
export function reportCsv(
  { parked, unknown }: Pick<Report, 'parked' | 'unknown'>,
  language: Language,
): string {
  const t = text(language)
  const columns: readonly Column<{
    line: number | null
    column: string | null
    code: string
    word: string
  }>[] = [
    { heading: t('line'), cell: ({ line }) => line },
    { heading: t('column'), cell: ({ column }) => column },
    { heading: t('code'), cell: ({ code }) => code },
    { heading: t('what'), cell: ({ code }) => sentenceOf(code, language) },
    { heading: t('word'), cell: ({ word }) => word },
  ]
  const rows = [
    ...parked.map((one) => ({ ...one, word: '' })),
    ...unknown.map(({ heading, code }) => ({
      line: null,
      column: heading,
      code: 'code_unknown',
      word: code,
    })),
  ]
  return csvOf(rows, columns, language)
}

/** All of it for other programs; codes instead of sentences. */
export const reportJson = ({ outcome, preview, parked, unknown }: Report): string =>
  JSON.stringify({ ...outcome, encoding: preview?.encoding ?? null, parked, unknown }, null, 2)
