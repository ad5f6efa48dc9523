import { z } from 'zod'
import { markerMeanings, type Notation, usualMarkers } from './cell.ts'
import { FiguresRefused, figureFault } from './fault.ts'
import type { Stands } from './period.ts'

const bilingual = z.strictObject({ da: z.string().min(1), en: z.string().min(1) })
const plainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const from = z.string().min(1)

/**
 * How the figures of one indicator are found in a file: declared in a file of its own beside it, which anybody may write
 * for a table that nobody here has seen. `from` is a column's heading, in JSON-stat the name of a dimension, in the
 * ministry's answers a key.
 */
const mappingShape = z.strictObject({
  format: z.enum(['table', 'json-stat', 'ministry']),
  indicator: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  /** Whom the figures are from, as it is shown beside them, and on which terms. */
  source: bilingual,
  terms: bilingual,
  /** What a reader must know about how this file came here. */
  note: bilingual.optional(),
  /** A column of codes, or of names with the code of each; or the one area that the file is about. */
  area: z.union([
    z.strictObject({ from, codes: z.record(z.string(), z.string().min(1)).optional() }),
    z.strictObject({ fixed: z.string().min(1) }),
  ]),
  areaName: z.strictObject({ from }).optional(),
  period: z.strictObject({
    from,
    /** Which day a figure stands for: `11-30` of its year, or the first or last day of its period. */
    stands: z.union([z.enum(['first-day', 'last-day']), z.string().regex(/^\d{2}-\d{2}$/)]),
  }),
  value: z.strictObject({ from }),
  /** Parts of the population, by the code that the indicator has for each. */
  breakdown: z.strictObject({ from, members: z.record(z.string(), z.string()) }).optional(),
  /**
   * Only rows with these words. For shares a variable that is left open would be added up by nobody: the total is named
   * (reference: statistics, 5.1).
   */
  only: z.record(z.string(), z.string()).default({}),
  numbers: z.enum(['danish', 'plain']),
  markers: z.record(z.string(), z.enum(markerMeanings)).optional(),
  suppressedValue: z.string().optional(),
  /** What the statuses of JSON-stat mean that stand for a missing number, such as Eurostat's `c`. */
  statuses: z.record(z.string(), z.enum(['suppressed', 'not_applicable', 'not_available'])).default({}),
  retrieved: plainDate.optional(),
  published: plainDate.optional(),
})

export type Mapping = z.output<typeof mappingShape> & {
  readonly notation: Notation
  readonly stands: Stands
}

/** @throws FiguresRefused for a text that is no mapping, with the place of the first fault */
export function readMapping(text: string): Mapping {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    throw new FiguresRefused([figureFault('mapping_broken')])
  }
  const parsed = mappingShape.safeParse(raw)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, code, ...issue }) =>
      figureFault(
        'mapping_broken',
        null,
        [...path, ...('keys' in issue ? issue.keys : [])].join('.') || code,
      ),
    )
    throw new FiguresRefused(faults)
  }
  const { numbers, markers = usualMarkers, suppressedValue = null, period } = parsed.data
  return {
    ...parsed.data,
    notation: { numbers, markers, suppressedValue },
    // The shape has tried it.
    stands: period.stands as Stands,
  }
}
