/**
 * X in A·X = B, by elimination with the largest pivot of each column; undefined where A has no inverse. For the few states
 * of a chain; what is sparse or large needs a library.
 */
export function solve(
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
): number[][] | undefined {
  const size = a.length
  const rows = a.map((row, index) => [...row, ...(b[index] ?? [])])
  for (let column = 0; column < size; column += 1) {
    const pivot = largestFrom(rows, column)
    const chosen = rows[pivot]
    const size = Math.abs(chosen?.[column] ?? 0)
    if (!chosen || size < 1e-12) return undefined
    rows[pivot] = rows[column] ?? []
    rows[column] = chosen
    for (const [index, row] of rows.entries()) {
      const times = (row[column] ?? 0) / (chosen[column] ?? 1)
      if (index === column || times === 0) continue
      for (let at = column; at < row.length; at += 1) row[at] = (row[at] ?? 0) - times * (chosen[at] ?? 0)
    }
  }
  return rows.map((row, index) => row.slice(size).map((value) => value / (row[index] ?? 1)))
}

function largestFrom(rows: readonly (readonly number[])[], column: number): number {
  let best = column
  for (let row = column + 1; row < rows.length; row += 1)
    if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row
  return best
}
