/** A row or a column with its counts; several codes where one alone would be too few people. */
export interface Line {
  readonly codes: readonly string[]
  readonly counts: readonly number[]
}

export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

const together = (one: Line, other: Line): Line => ({
  codes: [...one.codes, ...other.codes],
  counts: one.counts.map((count, at) => count + (other.counts[at] ?? 0)),
})

/**
 * Lines whose sum is shown, none of them too small: one that is goes into the largest, so that all others stay as they are. Everybody
 * then knows of it that it is few, and no more.
 */
export function foldSmall(lines: readonly Line[], isSmall: (sum: number) => boolean): Line[] {
  const [largest] = lines.toSorted((one, other) => sumOf(other.counts) - sumOf(one.counts))
  const small = lines.filter((line) => line !== largest && isSmall(sumOf(line.counts)))
  return lines.flatMap((line) => {
    if (small.includes(line)) return []
    return line === largest ? small.reduce(together, line) : line
  })
}

/** The same for lines that have names: the small ones become *others*, with the next smallest where they are few all the same. */
export function foldToOthers(lines: readonly Line[], isSmall: (sum: number) => boolean): Line[] {
  const small = lines.filter(({ counts }) => isSmall(sumOf(counts)))
  if (small.length === 0) return [...lines]
  const others = small.reduce(together)
  const rest = lines.filter((line) => !small.includes(line))
  if (!isSmall(sumOf(others.counts)) || rest.length === 0) return [...rest, others]
  return joinSmallest([...rest, others])
}

/**
 * The smallest line joins those that are together already, at the end; where none are, the next smallest. Lines that are together
 * have one name, *others*, so there are never two such.
 */
export function joinSmallest(lines: readonly Line[]): Line[] {
  const bySize = lines.toSorted((one, other) => sumOf(one.counts) - sumOf(other.counts))
  const joined = lines.find(({ codes }) => codes.length > 1)
  const first = bySize.find((line) => line !== joined)
  const second = joined ?? bySize.find((line) => line !== first)
  if (!first || !second) return [...lines]
  return [...lines.filter((line) => line !== first && line !== second), together(first, second)]
}
