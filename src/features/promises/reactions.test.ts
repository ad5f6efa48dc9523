import { expect, it } from 'vitest'
import { percentile } from './reactions.ts'

it.each([
  [[], 0.5, undefined],
  [[4], 0.5, 4],
  [[4], 0.9, 4],
  [[1, 2], 0.5, 1],
  [[1, 2, 3], 0.5, 2],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 30], 0.9, 9],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30], 0.9, 10],
])('of %j so many lie below or at the value: %d', (values, share, value) => {
  expect(percentile(values, share)).toBe(value)
})
