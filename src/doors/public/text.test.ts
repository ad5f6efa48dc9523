import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deficitWords } from '../../demonstration/strategy/deficit-words.ts'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const folder = new URL('.', import.meta.url)
const sources = readdirSync(folder)
  .filter((name) => /\.tsx?$/.test(name) && !/^text\.|\.test\./.test(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')

/** The decisions of bodies, by the word in the data. */
const decisions = /^(?:consulted|treated|approved)$/
/** Said by name, or put together from a word in the data: `kind_${kind}`. */
const isUsed = (key: string): boolean =>
  sources.includes(`'${key}'`) || sources.includes(`\`${key.split('_')[0]}_\${`) || decisions.test(key)

describe('the public site’s own words', () => {
  test('are as easy to read as fiction (LIX at most 40)', () => {
    const words = Object.values(da).map((message) => message.replaceAll(/\{[^{}]*\}/g, 'x'))
    expect(lix(words.join('\n'))).toBeLessThanOrEqual(40)
  })

  test('say of nobody what they lack', () => {
    for (const message of [...Object.values(da), ...Object.values(en)])
      expect(message).not.toMatch(deficitWords)
  })

  test('are all used', () => {
    const unused = Object.keys(da).filter((key) => !isUsed(key))
    expect(unused).toEqual([])
  })

  test('name the same values in both languages', () => {
    const names = (message: string) => [...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).sort()
    for (const [key, message] of Object.entries(da))
      expect([key, ...names(en[key as keyof typeof en])]).toEqual([key, ...names(message)])
  })
})
