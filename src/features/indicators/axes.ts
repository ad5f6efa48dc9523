import type { Indicator } from './rules.ts'

type Measured = Pick<Indicator, 'measure' | 'unit'>

/**
 * Whether two indicators may be drawn on one axis: only where they measure the same by the same definition. The strategy's
 * 8.8 % is not the national figure for young people without job and education, and beside it on an axis it would look like
 * progress or failure that is none (domain.md §1).
 */
export const mayShareAxis = (one: Measured, other: Measured): boolean =>
  one.measure === other.measure && one.unit === other.unit

/** Indicators in the order they came, those that may share an axis together. */
export function axesOf<One extends Measured>(indicators: readonly One[]): readonly (readonly One[])[] {
  const axes: One[][] = []
  for (const indicator of indicators) {
    const axis = axes.find(([first]) => first && mayShareAxis(first, indicator))
    if (axis) axis.push(indicator)
    else axes.push([indicator])
  }
  return axes
}
