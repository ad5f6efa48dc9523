/** First and last of a run of row numbers, both in it. Rows are nearly always numbered on, so a seal has few runs. */
export type IdRange = readonly [first: number, last: number]

/** The runs in numbers that are in order. */
export function rangesOf(ids: readonly number[]): IdRange[] {
  const ranges: [number, number][] = []
  for (const id of ids) {
    const open = ranges.at(-1)
    if (open && id === open[1] + 1) open[1] = id
    else ranges.push([id, id])
  }
  return ranges
}

/** The runs of several lists of runs together, in order. */
export function mergeRanges(ranges: readonly IdRange[]): IdRange[] {
  const merged: [number, number][] = []
  for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const open = merged.at(-1)
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last)
    else merged.push([first, last])
  }
  return merged
}

export const countIn = (ranges: readonly IdRange[]): number =>
  ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)

/** Whether runs that are in order have a number; by halving, as a log's removed rows can be many runs. */
export function includesId(ranges: readonly IdRange[], id: number): boolean {
  let [low, high] = [0, ranges.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle] ?? [0, 0]
    if (id < first) high = middle - 1
    else if (id > last) low = middle + 1
    else return true
  }
  return false
}

export function* idsIn(ranges: readonly IdRange[]): Generator<number> {
  for (const [first, last] of ranges) for (let id = first; id <= last; id += 1) yield id
}

/** As PostgreSQL writes them: `{[1,6),[8,9)}`. */
export const toMultirange = (ranges: readonly IdRange[]): string =>
  `{${ranges.map(([first, last]) => `[${first},${last + 1})`).join(',')}}`
