import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptAround, markFound } from './excerpt.ts'

const marked = (text: string, stems: readonly string[]) =>
  markFound(text, stems)
    .filter(({ found }) => found)
    .map(({ words }) => words)

describe('marking what was found', () => {
  test('marks whole words from their stem, however they are spelt', () => {
    expect(marked('Vejledning og vejledere, især på Ærø', ['vejled', 'aeroe'])).toEqual([
      'Vejledning',
      'vejledere',
      'Ærø',
    ])
  })

  test('marks a single letter or digit only where it stands alone', () => {
    expect(marked('De 2 unge i 2019', ['2'])).toEqual(['2'])
  })

  test('keeps every letter of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, stems) => {
        expect(
          markFound(text, stems)
            .map(({ words }) => words)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('the excerpt', () => {
  test('begins with the text where the word stands early, and near the word where it stands late', () => {
    const text = `${'Først kommer noget andet. '.repeat(20)}Så kommer brobygning til sidst.`
    expect(excerptAround(`Brobygning. ${text}`, ['brobyg'], 100)).toMatch(/^Brobygning\. Først/)
    const late = excerptAround(text, ['brobyg'], 100)
    expect(late).toMatch(/^… /)
    expect(late).toContain('brobygning')
  })

  test('is never much longer than asked for, and cuts between words', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 80 }), fc.integer({ min: 20, max: 200 }), (text, most) => {
        const excerpt = excerptAround(text, ['dolor'], most)
        expect(excerpt.length).toBeLessThanOrEqual(most + 4)
        const inside = excerpt.replace(/^… /, '').replace(/ …$/, '')
        expect(` ${text} `).toContain(` ${inside} `)
      }),
    )
  })
})
