import type { Language } from '../../platform/text/language.ts'
import type { Activity, Receiver, Retention, Table, Whose } from './entry.ts'
import { inventory } from './tables.ts'
import { text } from './text.ts'

/** One thing that the municipality does with data, as the record of processing has it (GDPR art. 30). */
export interface Processing {
  readonly activity: Activity
  readonly name: string
  readonly whose: readonly Whose[]
  readonly laws: readonly string[]
  readonly receivers: readonly Receiver[]
  readonly tables: readonly ProcessedTable[]
}

export interface ProcessedTable {
  readonly table: string
  readonly purpose: string
  readonly basis: string | null
  readonly retention: Retention
  readonly receivers: readonly Receiver[]
  readonly columns: readonly {
    readonly name: string
    readonly whose: Whose
    readonly category: string
    readonly inTheCopy: 'at-once' | 'after-a-look' | 'never'
  }[]
}

/** The record of processing, made from the inventory and nothing else: what is in it is what the program has. */
export function recordOfProcessing(language: Language): readonly Processing[] {
  const activities = [...new Set(inventory.map(({ activity }) => activity))]
  return activities.map((activity) => {
    const tables = inventory.filter((table) => table.activity === activity)
    return {
      activity,
      name: text(language)(`activity_${activity}`),
      whose: distinct(tables.flatMap(({ columns }) => Object.values(columns).map(({ whose }) => whose))),
      laws: distinct(tables.flatMap(({ basis }) => (basis === null ? [] : [basis]))),
      receivers: distinct(tables.flatMap(({ receivers }) => receivers)),
      tables: tables.map((table) => processed(table, language)),
    }
  })
}

const processed = (table: Table, language: Language): ProcessedTable => ({
  table: table.table,
  purpose: table.purpose[language],
  basis: table.basis,
  retention: table.retention,
  receivers: table.receivers,
  columns: Object.entries(table.columns).map(([name, { whose, category, copy }]) => ({
    name,
    whose,
    category,
    inTheCopy: copy.how,
  })),
})

const distinct = <One>(all: readonly One[]): One[] => [...new Set(all)]

/** The record as a document, for the municipality's own file. */
export function recordAsMarkdown(language: Language): string {
  const t = text(language)
  const parts = recordOfProcessing(language).map(({ name, whose, laws, receivers, tables }) =>
    [
      `## ${name}`,
      '',
      `- ${t('whose')}: ${whose.map((one) => t(`whose_${one}`)).join(', ')}`,
      `- ${t('laws')}: ${laws.length > 0 ? laws.join(', ') : '–'}`,
      `- ${t('receivers')}: ${receivers.map((one) => t(`receiver_${one}`)).join(', ')}`,
      '',
      `| ${t('table')} | ${t('purpose')} | ${t('basis')} | ${t('retention')} | ${t('columns')} |`,
      '|---|---|---|---|---|',
      ...tables.map(
        (one) =>
          `| \`${one.table}\` | ${one.purpose} | ${one.basis ?? '–'} | ${t(`retention_${one.retention}`)} | ${columnsOf(one)} |`,
      ),
    ].join('\n'),
  )
  return `# ${t('title')}\n\n${t('intro')}\n\n${parts.join('\n\n')}\n`
}

const columnsOf = ({ columns }: ProcessedTable): string => columns.map(({ name }) => name).join(', ')
