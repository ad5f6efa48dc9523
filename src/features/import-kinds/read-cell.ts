import { readDanishNumber, readDate, readPlainNumber } from '../../platform/files/values.ts'
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
    return this.#dateIn(field, this.#row.fields[field] ?? '')
  }

  /** The day of a moment: systems write the time of day as well. */
  dayOf(field: string): string | null {
    return this.#dateIn(field, (this.#row.fields[field] ?? '').split(/[T ]/)[0] ?? '')
  }

  neededDate(field: string): string {
    if ((this.#row.fields[field] ?? '') === '') this.fault('cell_empty', field)
    return this.date(field) ?? ''
  }

  /** A number from nought up, as Danes or programs write it. */
  number(field: string, most: number): number | null {
    const text = this.words(field, 20)
    if (text === null) return null
    const danish = readDanishNumber(text)
    const number = 'value' in danish ? danish : readPlainNumber(text)
    if (!('value' in number)) return this.fault(number.code, field)
    return number.value >= 0 && number.value <= most ? number.value : this.fault('code_not_ours', field)
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

  #dateIn(field: string, text: string): string | null {
    if (text === '') return null
    const read = readDate(text)
    return 'value' in read ? read.value : this.fault(read.code, field)
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

/** An import asks for hundreds of thousands: no calendar is asked but for the last days of months. */
export function dayAfter(day: string): string {
  const number = Number(day.slice(8))
  if (number < 28) return `${day.slice(0, 8)}${String(number + 1).padStart(2, '0')}`
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
