import type { Column } from '../../platform/export/columns.ts'
import { csvOf } from '../../platform/export/csv.ts'
import { download } from '../../platform/export/download.ts'
import { xlsxOf } from '../../platform/export/xlsx.ts'
import type { Language } from '../../platform/text/language.ts'
import type { Release } from './queries.ts'
import type { ReleasedTable } from './tables.ts'
import { text } from './text.ts'
import { columnName, rowName, tableName } from './views.ts'

interface CellRow {
  readonly release: Release
  readonly row: readonly string[]
  readonly column: readonly string[]
  readonly count: number | null
}

const rowsOf = (release: Release, table: ReleasedTable): CellRow[] =>
  table.counts.flatMap((line, row) =>
    line.map((count, column) => ({
      release,
      row: table.rows[row] ?? [],
      column: table.columns[column] ?? [],
      count,
    })),
  )

/** One row a cell, with codes for machines and words for people. The headings are the same in both languages. */
const columnsIn = (language: Language): readonly Column<CellRow>[] => [
  { heading: 'as_of', cell: ({ release }) => release.day },
  { heading: 'status', cell: ({ row }) => row.join('+') },
  { heading: 'status_name', cell: ({ row }) => rowName(row, language), width: 40 },
  { heading: 'group', cell: ({ column }) => column.join('+') },
  { heading: 'group_name', cell: ({ column }) => columnName(column, language), width: 30 },
  { heading: 'people', cell: ({ count }) => count },
  { heading: 'state', cell: ({ count }) => (count === null ? 'withheld' : 'value') },
  {
    heading: 'note',
    cell: ({ release, count }) =>
      [
        ...(release.invented ? [text(language)('inventedNote')] : []),
        ...(count === null ? [text(language)('withheldBecause')] : []),
      ].join('. ') || null,
  },
]

const fileName = (release: Release, { code }: ReleasedTable): string => `${code}-${release.day}`

export const tableCsv = (release: Release, table: ReleasedTable, language: Language): Response =>
  download(csvOf(rowsOf(release, table), columnsIn(language), language), 'csv', fileName(release, table))

export const tableXlsx = async (
  release: Release,
  table: ReleasedTable,
  language: Language,
): Promise<Response> =>
  download(
    await xlsxOf(rowsOf(release, table), columnsIn(language), tableName(table.code, language)),
    'xlsx',
    fileName(release, table),
  )

/** A table as JSON-stat 2.0 (reference: statistics, 9): a cube of day, status and group; what is withheld has its status. */
export function tableJsonStat(release: Release, table: ReleasedTable, language: Language): Response {
  const { day, invented, releasedAt } = release
  const dimension = (
    label: string,
    all: readonly (readonly string[])[],
    name: (codes: readonly string[]) => string,
  ) => {
    const codes = all.map((one) => one.join('+') || 'all')
    return {
      label,
      category: {
        index: codes,
        label: Object.fromEntries(codes.map((code, at) => [code, name(all[at] ?? [])])),
      },
    }
  }
  const cells = table.counts.flat()
  const withheld = cells.flatMap((count, at) => (count === null ? [[String(at), 'withheld'] as const] : []))
  const t = text(language)
  const cube = {
    version: '2.0',
    class: 'dataset',
    label: tableName(table.code, language),
    source: 'Fodfæste',
    updated: releasedAt.toISOString(),
    ...(invented ? { note: [t('inventedNote')] } : {}),
    id: ['day', 'status', 'group', 'metric'],
    size: [1, table.rows.length, table.columns.length, 1],
    role: { time: ['day'], metric: ['metric'] },
    dimension: {
      day: { label: 'as of', category: { index: [day], label: { [day]: day } } },
      status: dimension(t('status'), table.rows, (codes) => rowName(codes, language)),
      group: dimension(tableName(table.code, language), table.columns, (codes) =>
        columnName(codes, language),
      ),
      metric: {
        label: t('people'),
        category: { index: ['people'], label: { people: t('people') }, unit: { people: { decimals: 0 } } },
      },
    },
    value: cells,
    ...(withheld.length > 0 ? { status: Object.fromEntries(withheld) } : {}),
    extension: {
      invented,
      threshold: release.threshold,
      ...(withheld.length > 0 ? { status: { label: { withheld: t('withheldBecause') } } } : {}),
    },
  }
  return download(JSON.stringify(cube), 'json', fileName(release, table))
}
