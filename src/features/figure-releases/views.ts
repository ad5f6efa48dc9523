import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { type Column, table } from '../../ui/table.ts'
import { analysisText, categoryName, inventedNotice, joined, pie, segmentName } from '../analysis/index.ts'
import { type ReleasedTable, type TableCode, tableCodes } from './tables.ts'
import { text } from './text.ts'

export const tableName = (code: TableCode, language: Language): string => text(language)(`table_${code}`)

export const rowName = (codes: readonly string[], language: Language): string =>
  joined(
    codes.map((code) => segmentName(code, language)),
    language,
  )
export const columnName = (codes: readonly string[], language: Language): string =>
  joined(
    codes.map((code) => categoryName(code, language)),
    language,
  )

/** One published table; what is withheld says so. Schools and areas are many: each has a row, and what people do a column. */
export function releasedTable(one: ReleasedTable, language: Language): Markup {
  const t = text(language)
  const shown = (row: number, column: number): string => {
    const count = one.counts[row]?.[column] ?? null
    return count === null ? t('withheld') : formatNumber(language, count)
  }
  const caption = tableName(one.code, language)
  if (one.code === 'status')
    return table<number>({
      caption,
      rows: [...one.rows.keys()],
      columns: [
        { heading: t('status'), cell: (row) => rowName(one.rows[row] ?? [], language) },
        { heading: columnName([''], language), number: true, cell: (row) => shown(row, 0) },
      ],
    })
  return table<number>({
    caption,
    rows: [...one.columns.keys()],
    columns: [
      { heading: t('group'), cell: (column) => columnName(one.columns[column] ?? [], language) },
      ...one.rows.map(
        (codes, row): Column<number> => ({
          heading: rowName(codes, language),
          number: true,
          cell: (column) => shown(row, column),
        }),
      ),
    ],
  })
}

interface QuarterProps {
  readonly day: string
  readonly isInvented: boolean
  readonly threshold: number
  readonly tables: readonly ReleasedTable[]
  readonly language: Language
  /** Where the drawing is to be had by itself. */
  readonly pictureHref?: string
  /** What stands below a table: the ways to take it along. */
  readonly below?: (code: TableCode) => Markup | ''
}

/** All that is published of a quarter, or would be: the drawing, the tables, and what is kept back. */
export function quarterTables(props: QuarterProps): Markup {
  const { isInvented, threshold, tables, language, below } = props
  const t = text(language)
  const absent = tableCodes.filter((code) => !tables.some((one) => one.code === code))
  const kept =
    absent.length > 0
      ? html`<p>${t('absent', { tables: absent.map((code) => tableName(code, language)).join('; ') })}</p>`
      : ''
  return html`${inventedNotice(isInvented, language)}${statusChart(props)}<p>${t('protection', { threshold })}</p>${tables.map((one) => html`${releasedTable(one, language)}${below?.(one.code) ?? ''}`)}${kept}`
}

/** The pie of the quarter, from what is published alone. */
export function statusChart({ day, isInvented, tables, language, pictureHref }: QuarterProps): Markup | '' {
  const status = tables.find(({ code }) => code === 'status')
  if (!status) return ''
  const wholes = ['compulsory', 'youth-education', 'completed', 'outside', 'not-known']
  const slices = status.rows.flatMap((codes, row) =>
    codes.every((code) => wholes.includes(code))
      ? [{ name: rowName(codes, language), people: status.counts[row]?.[0] ?? 0 }]
      : [],
  )
  const caption = analysisText(language)('pie_all')
  return pie(
    {
      id: 'quarter',
      caption,
      period: longDate(day, language),
      level: 2,
      isInvented,
      ...(pictureHref ? { pictureHref } : {}),
    },
    slices,
    language,
  )
}
