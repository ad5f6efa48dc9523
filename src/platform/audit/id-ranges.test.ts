import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countIn, idsIn, includesId, mergeRanges, rangesOf, toMultirange } from './id-ranges.ts'

const numbers = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 })
  .map((ids) => ids.toSorted((a, b) => a - b))

it('runs of numbers hold exactly the numbers they were made of', () => {
  fc.assert(
    fc.property(numbers, numbers, (ids, others) => {
      const ranges = rangesOf(ids)
      expect([...idsIn(ranges)]).toEqual(ids)
      expect(countIn(ranges)).toBe(ids.length)
      for (let id = 0; id <= 61; id += 1) expect(includesId(ranges, id)).toBe(ids.includes(id))
      const both = [...new Set([...ids, ...others])].toSorted((a, b) => a - b)
      expect(mergeRanges([...rangesOf(others), ...ranges])).toEqual(rangesOf(both))
    }),
  )
})

it('runs of numbers are written as PostgreSQL writes them', () => {
  expect(toMultirange(rangesOf([1, 2, 3, 8]))).toBe('{[1,4),[8,9)}')
})
