import { describe, expect, it } from 'vitest'
import { importFaultCodes } from './codes.ts'
import { RowsOfOne } from './rows-of-one.ts'
import { hasShrunk } from './shrink.ts'
import { sentenceOf } from './text.ts'

describe('what can be wrong with a delivery', () => {
  it('has a sentence for each code, in both languages, and no code twice', () => {
    expect(new Set(importFaultCodes).size).toBe(importFaultCodes.length)
    for (const code of importFaultCodes)
      for (const language of ['da', 'en'] as const) expect(sentenceOf(code, language), code).not.toBe('')
    expect(sentenceOf('person_unknown', 'da')).not.toBe(sentenceOf('person_unknown', 'en'))
  })

  it('is a shrink from more than 5 % and at least 20 rows on', () => {
    expect(hasShrunk(380, 400)).toBe(false)
    expect(hasShrunk(379, 400)).toBe(true)
    expect(hasShrunk(81, 100)).toBe(false)
    expect(hasShrunk(80, 100)).toBe(true)
    expect(hasShrunk(500, 400)).toBe(false)
  })
})

describe('the rows of one person', () => {
  const one = new Uint8Array([1, 2, 3, 4])
  const beside = new Uint8Array([1, 2, 3, 5])

  it('stop being staged once there are too many, and say so once', () => {
    const rows = new RowsOfOne()
    const places = Array.from({ length: 10_000 }, () => rows.place(one))
    expect(places.filter((place) => place === 'limit')).toHaveLength(1)
    expect(places.filter((place) => place === 'within').length).toBeLessThanOrEqual(4_000)
    expect(places.at(-1)).toBe('beyond')
  })

  it('leave alone whoever is counted in the same bucket', () => {
    const rows = new RowsOfOne()
    for (let row = 0; row < 10_000; row += 1) rows.place(one)
    expect(Array.from({ length: 2_000 }, () => rows.place(beside)).every((place) => place === 'within')).toBe(
      true,
    )
  })
})
