import type { PdfDocument, PdfSection, PdfTable } from '../../platform/pdf/document.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate, longDateTime } from '../../platform/time.ts'
import type { Column } from '../inventory/index.ts'
import { type CopiedTable, notYet } from './gather.ts'
import { text } from './text.ts'
import { wordOf } from './word-of.ts'

/** Whose copy it is, from whom, and when. */
export interface CopyFrame {
  readonly language: Language
  readonly municipality: string
  readonly name: string
  readonly through: 'self' | 'custody'
  readonly at: Date
  /** When words that wait to be looked through were promised; null while nobody has asked for them. */
  readonly promisedBy: string | null
}

/** For machines: names of tables and columns as the data inventory has them, with what they are called in words. */
export function copyAsJson(tables: readonly CopiedTable[], frame: CopyFrame): string {
  const { language, municipality, name, through, at, promisedBy } = frame
  return JSON.stringify(
    {
      about: name,
      from: municipality,
      through,
      made: at.toISOString(),
      wordsPromisedBy: promisedBy,
      notIncluded: notIncluded(language),
      tables: tables.map(({ table, columns, rows }) => ({
        table: table.table,
        heading: table.heading?.[language],
        purpose: table.purpose[language],
        basis: table.basis,
        columns: Object.fromEntries(columns.map(([column, one]) => [column, labelOf(one, language)])),
        rows: rows.map((row) =>
          Object.fromEntries(columns.map(([column]) => [column, jsonValue(row[column], language)])),
        ),
      })),
    },
    null,
    2,
  )
}

const jsonValue = (value: unknown, language: Language): unknown =>
  value === notYet ? { follows: text(language)('follows') } : value

/** For people: a heading for each kind of data, and its rows under it. */
export function copyAsDocument(tables: readonly CopiedTable[], frame: CopyFrame): PdfDocument {
  const { language, municipality, name, at, promisedBy } = frame
  const t = text(language)
  return {
    language,
    title: t('documentTitle', { name }),
    from: t('documentFrom', { municipality }),
    intro: [
      t('documentIntro', { municipality, date: longDateTime(at, language) }),
      promisedBy
        ? t('documentPromised', { date: longDate(promisedBy, language) })
        : t('documentWordsOnRequest'),
      ...notIncluded(language),
    ],
    sections: tables.map((one) => sectionOf(one, language)),
  }
}

const notIncluded = (language: Language): string[] => {
  const t = text(language)
  return [t('withoutOthers'), t('withoutNumber')]
}

/** More columns than stand side by side on a page are set one below the other. */
const mostColumns = 6

function sectionOf({ table, columns, rows }: CopiedTable, language: Language): PdfSection {
  const t = text(language)
  const heading = table.heading?.[language] ?? table.table
  const paragraphs = [
    t('purposeLine', { purpose: table.purpose[language], basis: table.basis ?? '' }),
    ...(rows.length === 0 ? [t('nothing')] : []),
  ]
  if (rows.length === 0) return { heading, paragraphs, tables: [] }
  const cell = (row: Readonly<Record<string, unknown>>, [name, column]: readonly [string, Column]) =>
    shown(row[name], column, language)
  const labels = columns.map(([, column]) => labelOf(column, language))
  const [first = '', ...further] = labels
  const tables: PdfTable[] =
    columns.length <= mostColumns && rows.length > 1
      ? [
          {
            caption: heading,
            header: [first, ...further],
            rows: rows.map((row) => columns.map((one) => cell(row, one))),
          },
        ]
      : rows.map((row, index) => ({
          caption: rows.length === 1 ? heading : t('rowCaption', { heading, number: index + 1 }),
          header: [t('what'), t('content')],
          rows: columns.map((one, at) => [labels[at] ?? '', cell(row, one)]),
        }))
  return { heading, paragraphs, tables }
}

const labelOf = ({ copy }: Column, language: Language): string =>
  copy.how === 'never' ? '' : copy.label[language]

function shown(value: unknown, { copy }: Column, language: Language): string {
  const t = text(language)
  const coded = copy.how !== 'never' && copy.names === 'code'
  if (value === notYet) return t('follows')
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (value instanceof Date) return longDateTime(value, language)
  if (Array.isArray(value))
    return value.map((one) => (coded ? wordOf(String(one), language) : String(one))).join(', ')
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
  if (/^\d{4}-\d\d-\d\d$/.test(plain)) return longDate(plain, language)
  return coded ? wordOf(plain, language) : plain
}
