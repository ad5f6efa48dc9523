import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from './block.ts'
import { blocksFromHtml } from './blocks-from-html.ts'
import { blocksFromText } from './blocks-from-text.ts'
import { readStrategy } from './read-strategy.ts'
import { recognise } from './recognise.ts'

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8')
const plain = ['kulturplan.txt', 'library-strategy.txt', 'boernepolitik.txt'].map(sample)
const page = sample('aeldrestrategi.html')

/** Lines with text that are in none of items, unsure and left. */
function unaccounted(text: string, blocks: ReturnType<typeof blocksFromText>): string[] {
  const { items, unsure, left } = recognise(blocks, 'file')
  const covered = new Set<number>()
  const cover = (from: number, to: number) => {
    for (let line = from; line <= to; line++) covered.add(line)
  }
  for (const entry of [...items, ...unsure]) cover(entry.line, entry.to)
  for (const entry of left) cover(entry.from, entry.to)
  return text.split('\n').filter((line, at) => plainText(line) !== '' && !covered.has(at + 1))
}

/** The page without its tags, each text still on its line. */
const withoutTags = (html: string) => html.replace(/<[^<>]*>/g, (tag) => tag.replace(/[^\n]/g, ''))

test('every line of the samples is recognised, unsure or left', () => {
  for (const text of plain) expect(unaccounted(text, blocksFromText(text))).toEqual([])
  expect(unaccounted(withoutTags(page), blocksFromHtml(page))).toEqual([])
})

const anyLine = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...plain.flatMap((text) => text.split('\n'))) },
  { weight: 1, arbitrary: fc.string({ maxLength: 80 }).map((text) => text.replace(/[\r\n]/g, ' ')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Tema 1',
      'Tema 2: ',
      '---',
      '| a | b |',
      '• ',
      '1. ',
      'Mål:',
      '\u00A0',
      '=====',
    ),
  },
)

test('lines of any strategies in any order lose nothing', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 120 }), (lines) => {
      const text = lines.join('\n')
      expect(unaccounted(text, blocksFromText(text))).toEqual([])
    }),
    { numRuns: 400, seed: 5 },
  )
})

test('a page with its lines in any order, or some of them missing, loses nothing', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(page.split('\n')), (lines) => {
      const html = lines.join('\n')
      expect(unaccounted(withoutTags(html), blocksFromHtml(html))).toEqual([])
    }),
    { numRuns: 300, seed: 5 },
  )
})

test('no bytes make it throw', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.string({ unit: 'binary', maxLength: 2000 }).map((text) => new TextEncoder().encode(text)),
    fc.array(anyLine).map((lines) => new TextEncoder().encode(`<p>${lines.join('<br><li><table><tr>')}`)),
  )
  fc.assert(
    fc.property(bytes, fc.constantFrom('a.html', 'a.txt', ''), (file, name) => {
      const found = readStrategy(file, name)
      if (found.refused) expect(found.reasons.length).toBeGreaterThan(0)
    }),
    { numRuns: 500, seed: 5 },
  )
})
