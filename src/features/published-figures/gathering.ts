import { type Cell, cellOf } from './cell.ts'
import { type FigureFault, FiguresRefused, figureFault } from './fault.ts'
import type { Mapping } from './mapping.ts'
import { readPeriod } from './period.ts'

/** One published figure: where, when, of whom, and what is said of it. */
export interface PublishedFigure {
  readonly area: string
  readonly areaName: string | null
  /** `2023`, `2023K1`, `2023M01` */
  readonly period: string
  /** The day it stands for, `YYYY-MM-DD`. */
  readonly asOf: string
  /** A part of the population, by the indicator's own code; null for all. */
  readonly breakdown: string | null
  readonly cell: Cell
}

/** What a reader has found in one place of a file, in the file's own words. */
export interface Found {
  readonly line: number | null
  readonly area: string
  readonly areaName: string | null
  readonly period: string
  readonly breakdown: string | null
  readonly datum: string | Cell
}

/** All municipalities of the country in a hundred years. */
const mostFigures = 100_000

/** Collects what readers find, by the rules that hold for all of them. A fault parks its row, and the others are taken. */
export class Gathering {
  readonly figures = new Map<string, PublishedFigure>()
  readonly faults: FigureFault[] = []
  readonly #mapping: Mapping

  constructor(mapping: Mapping) {
    this.#mapping = mapping
  }

  take(found: Found): void {
    const figure = this.#figureOf(found)
    if (!figure) return
    const key = keyOf(figure)
    // Two figures for one place: a variable was left open, and neither is the one that was meant.
    if (this.figures.has(key)) this.#park('figure_twice', found, this.#mapping.value.from)
    else this.figures.set(key, figure)
    if (this.figures.size > mostFigures) throw new FiguresRefused([figureFault('figures_too_many')])
  }

  #figureOf(found: Found): PublishedFigure | undefined {
    const { area: place, breakdown: parts, notation, period: when, stands, value } = this.#mapping
    const area = 'fixed' in place ? place.fixed : known(place.codes, found.area)
    if (area === undefined) return this.#park('area_unknown', found, 'from' in place ? place.from : null)
    const breakdown = found.breakdown === null ? null : known(parts?.members, found.breakdown)
    if (breakdown === undefined) return this.#park('breakdown_unknown', found, parts?.from ?? null)
    const period = readPeriod(found.period, stands)
    if (!period) return this.#park('period_unreadable', found, when.from)
    const cell = typeof found.datum === 'string' ? cellOf(found.datum, notation) : found.datum
    if (!cell) return this.#park('cell_unreadable', found, value.from)
    return { area, areaName: found.areaName, period: period.code, asOf: period.asOf, breakdown, cell }
  }

  #park(
    code: 'area_unknown' | 'breakdown_unknown' | 'period_unreadable' | 'cell_unreadable' | 'figure_twice',
    { line }: Found,
    column: string | null,
  ): undefined {
    this.faults.push(figureFault(code, line, column))
  }
}

const known = (codes: Readonly<Record<string, string>> | undefined, word: string): string | undefined => {
  if (!codes) return word === '' ? undefined : word
  return Object.hasOwn(codes, word) ? codes[word] : undefined
}

export const keyOf = (one: Pick<PublishedFigure, 'area' | 'period' | 'breakdown'>): string =>
  JSON.stringify([one.area, one.period, one.breakdown])
