import { beforeAll, describe, expect, it } from 'vitest'
import { dayFrom } from './days.ts'
import { preparedFile, readMunicipality } from './file.ts'
import { readLine } from './line.ts'
import { educatedAfterEight, leftBy, type Share } from './measure.fixture.ts'
import type { PersonRecord } from './record.ts'

/* The invented municipality is to behave like a Danish one: published rates (statistics.md §3; docs/demonstration.md) over
   everybody in the prepared file. Tolerances are what chance does at this size, not what would be nice. */

let people: readonly PersonRecord[]
beforeAll(async () => {
  people = (await readMunicipality(preparedFile())).lines.map(readLine)
})

const [first, last] = [dayFrom('2012-01-01'), dayFrom('2022-01-01')]
// So that five years, and eight, have passed by the end of the file.
const [fiveAgo, eightAgo] = [dayFrom('2021-08-30'), dayFrom('2018-08-30')]
const percent = ({ of, had }: Share): number => (100 * had) / of

describe('of the invented young people', () => {
  it('17 to 19 of a hundred leave vocational education in the first year', () => {
    const share = leftBy(people, 'vocational', 1, first, last)
    expect(share.of).toBeGreaterThan(5000)
    expect(percent(share)).toBeGreaterThan(17)
    expect(percent(share)).toBeLessThan(19)
  })

  it('39 to 43 of a hundred have left it after five years', () => {
    expect(percent(leftBy(people, 'vocational', 5, first, fiveAgo))).toBeGreaterThan(39)
    expect(percent(leftBy(people, 'vocational', 5, first, fiveAgo))).toBeLessThan(43)
  })

  it('14 to 15 of a hundred have left general upper secondary education after five years', () => {
    expect(percent(leftBy(people, 'general', 5, first, fiveAgo))).toBeGreaterThan(14)
    expect(percent(leftBy(people, 'general', 5, first, fiveAgo))).toBeLessThan(15)
  })

  it('83 to 88 of a hundred have a youth education eight years after form 9', () => {
    const share = educatedAfterEight(people, first, eightAgo)
    expect(share.of).toBeGreaterThan(5000)
    expect(percent(share)).toBeGreaterThan(83)
    expect(percent(share)).toBeLessThan(88)
  })
})
