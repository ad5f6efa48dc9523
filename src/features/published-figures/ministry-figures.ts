import { z } from 'zod'
import { FiguresRefused, figureFault } from './fault.ts'
import { type Gathering, keyOf } from './gathering.ts'
import type { Mapping } from './mapping.ts'

const answer = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))).min(1)

/**
 * Figures in the answer of the education ministry's interface: a list of objects keyed `[Dim].[Hier].[Level]`, with values in
 * Danish. **Rows that it keeps back are not there at all** (reference: statistics, 5.2): a place and a period that the
 * answer knows, without a row for both, is suppressed, and never nought.
 *
 * @throws FiguresRefused where it is no such answer, or the measure is not in it: measures get renamed
 */
export function takeMinistry(text: string, mapping: Mapping, gathering: Gathering): void {
  const parsed = answer.safeParse(json(text))
  if (!parsed.success) throw new FiguresRefused([figureFault('STRUCTURAL_VIOLATION')])
  const { area, areaName, period, value, breakdown, only } = mapping
  const rows = parsed.data
  if (!rows.some((row) => Object.hasOwn(row, value.from)))
    throw new FiguresRefused([figureFault('measure_missing', null, value.from)])
  const keys = [period.from, ...('from' in area ? [area.from] : []), ...Object.keys(only)]
  const missing = keys.filter((key) => !rows.some((row) => Object.hasOwn(row, key)))
  if (missing.length > 0)
    throw new FiguresRefused(missing.map((key) => figureFault('dimension_missing', null, key)))
  for (const [at, row] of rows.entries()) {
    const word = (key: string | undefined) => (key === undefined ? '' : String(row[key] ?? ''))
    if (Object.entries(only).some(([key, wanted]) => word(key) !== wanted)) continue
    gathering.take({
      line: at + 1,
      area: 'from' in area ? word(area.from) : '',
      areaName: word(areaName?.from) || null,
      period: word(period.from),
      breakdown: breakdown ? word(breakdown.from) : null,
      datum: word(value.from),
    })
  }
  fillSuppressed(gathering)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FiguresRefused([figureFault('PARSE_ERROR')])
  }
}

function fillSuppressed(gathering: Gathering): void {
  const known = [...gathering.figures.values()]
  const areas = new Map(known.map((one) => [one.area, one.areaName]))
  const periods = new Map(known.map((one) => [one.period, one.asOf]))
  const parts = new Set(known.map((one) => one.breakdown))
  for (const [area, areaName] of areas)
    for (const [period, asOf] of periods)
      for (const breakdown of parts) {
        const figure = { area, areaName, period, asOf, breakdown, cell: { kind: 'suppressed' } as const }
        if (!gathering.figures.has(keyOf(figure))) gathering.figures.set(keyOf(figure), figure)
      }
}
