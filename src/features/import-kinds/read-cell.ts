import { readDate } from '../../platform/files/values.ts'
import type { Declaration, FieldsOfRow, ImportFaultCode } from '../imports/index.ts'

interface CellFault {
  readonly code: ImportFaultCode
  readonly field: string
  readonly unknown?: string
}

/** Reads the cells of one row, and gathers everything that is wrong with it. */
export class CellReader {
  readonly faults: CellFault[] = []
  readonly #row: FieldsOfRow
  readonly #declaration: Declaration

  constructor(row: FieldsOfRow, declaration: Declaration) {
    this.#row = row
    this.#declaration = declaration
  }

  fault(code: ImportFaultCode, field: string): null {
    this.faults.push({ code, field })
    return null
  }

  /** Words, or nothing where the cell is empty. */
  words(field: string, most: number): string | null {
    const text = this.#row.fields[field] ?? ''
    if (text.length > most) return this.fault('text_too_long', field)
    return text === '' ? null : text
  }

  needed(field: string, most: number): string {
    const text = this.words(field, most)
    if (text === null && (this.#row.fields[field] ?? '') === '') this.fault('cell_empty', field)
    return text ?? ''
  }

  date(field: string): string | null {
    const text = this.#row.fields[field] ?? ''
    if (text === '') return null
    const read = readDate(text)
    return 'value' in read ? read.value : this.fault(read.code, field)
  }

  neededDate(field: string): string {
    if ((this.#row.fields[field] ?? '') === '') this.fault('cell_empty', field)
    return this.date(field) ?? ''
  }

  /** What the source's word means by the declaration; one that no declaration knows goes to the work list as it stands. */
  coded(field: string): string | null {
    const text = this.#row.fields[field] ?? ''
    if (text === '') return null
    const meant = this.#meaningOf(field, text)
    if (meant !== undefined) return meant
    this.faults.push({ code: 'code_unknown', field, unknown: text })
    return null
  }

  #meaningOf(field: string, text: string): string | undefined {
    const codes = this.#declaration.codes[field] ?? {}
    if (Object.hasOwn(codes, text)) return codes[text]
    const plain = text.toLowerCase()
    return Object.entries(codes).find(([word]) => word.toLowerCase() === plain)?.[1]
  }
}

/** How far ahead somebody can plan, in years: beyond it a year was mistyped. As for what is entered by hand. */
export const yearsAhead = 7

export const isFarAhead = (day: string, today: string): boolean =>
  day > `${Number(today.slice(0, 4)) + yearsAhead}${today.slice(4)}`
