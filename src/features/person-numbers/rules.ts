import { inspect } from 'node:util'

/**
 * real: given by the national register. replacement: made by an authority for somebody who has none, with letters or
 * with the day raised by 60. invented: the demonstration's, which are replacement numbers whose seventh digit is 9.
 */
export type PersonNumberKind = 'real' | 'replacement' | 'invented'

/**
 * A person number in its one form. Printed, logged or put into JSON by mistake it shows itself masked; in full it is
 * had by `inFull` only, so that one can search the code for where that happens (trust requirement T-53).
 */
export class PersonNumber {
  readonly kind: PersonNumberKind
  readonly #text: string

  private constructor(text: string, kind: PersonNumberKind) {
    this.#text = text
    this.kind = kind
  }

  /** What somebody wrote, in any usual form; nothing where it is no person number. */
  static find(written: string): PersonNumber | undefined {
    const text = written.replace(/[\s\p{Cf}]/gu, '').toUpperCase()
    const [, start, end] = /^(\d{6})[\p{Pd}\u2212]?([0-9A-Z]{4})$/u.exec(text) ?? []
    if (start === undefined || end === undefined) return undefined
    const number = new PersonNumber(start + end, kindOf(start, end))
    return birthDatesOf(number.#text).length > 0 ? number : undefined
  }

  /** Ten characters without hyphen: what is hashed and sealed. */
  get normalised(): string {
    return this.#text
  }

  /** `ddmmyy-xxxx`. For a page that was asked for it by a logged click, and for other authorities. */
  inFull(): string {
    return `${this.#text.slice(0, 6)}-${this.#text.slice(6)}`
  }

  toString(): string {
    return `${this.#text.slice(0, 6)}-****`
  }

  toJSON(): string {
    return this.toString()
  }

  [inspect.custom](): string {
    return this.toString()
  }
}

/** The one form of a number, whichever way it was written. Numbers since 2007 need no check digit: none is asked for. */
export const normalise = (written: string): PersonNumber | undefined => PersonNumber.find(written)

/** As it is shown: date and stars. */
export const masked = (number: PersonNumber): string => number.toString()

/** `yyyy-mm-dd`; nothing where the number does not say the century, as some replacement numbers do not. */
export function birthDateOf(number: PersonNumber): string | undefined {
  const dates = birthDatesOf(number.normalised)
  return dates.length === 1 ? dates[0] : undefined
}

function kindOf(start: string, end: string): PersonNumberKind {
  if (/[A-Z]/.test(end)) return 'replacement'
  if (Number(start.slice(0, 2)) <= 31) return 'real'
  return end.startsWith('9') ? 'invented' : 'replacement'
}

/** The days that a number can mean: one, or several where the seventh place is a letter; none where it is no date. */
function birthDatesOf(text: string): string[] {
  const day = Number(text.slice(0, 2)) > 60 ? Number(text.slice(0, 2)) - 60 : Number(text.slice(0, 2))
  const [month, year, seventh] = [Number(text.slice(2, 4)), Number(text.slice(4, 6)), text.charAt(6)]
  const years = /\d/.test(seventh) ? [centuryOf(Number(seventh), year) + year] : [1900 + year, 2000 + year]
  return years.flatMap((full) => {
    const date = new Date(Date.UTC(full, month - 1, day))
    const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    return exists ? [date.toISOString().slice(0, 10)] : []
  })
}

/** By the register's table of the fifth, sixth and seventh digit (Personnummeret i CPR, cpr.dk). */
function centuryOf(seventh: number, year: number): number {
  if (seventh <= 3) return 1900
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900
  return year <= 57 ? 2000 : 1800
}
