import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deficitWords } from '../../demonstration/strategy/deficit-words.ts'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const readable = (messages: Readonly<Record<string, string>>): string =>
  Object.values(messages)
    .map((message) => message.replaceAll(/\{[^{}]*\}/g, 'x').replaceAll(/\{[^{}]*\}/g, 'x'))
    .join('\n')

const sourcesIn = (folder: string): string =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => /\.tsx?$/.test(name) && !/^text\.|\.test\./.test(name))
    .map((name) => readFileSync(new URL(folder + name, import.meta.url), 'utf8'))
    .join('\n')

describe('the words for young people', () => {
  test('are as easy to read as a book for the young (LIX at most 30)', () => {
    expect(lix(readable(da))).toBeLessThanOrEqual(30)
  })

  test('are short, page by page: the longest texts by themselves too', () => {
    for (const message of Object.values(da))
      if (message.split(' ').length >= 20) expect([message, lix(message) <= 36]).toEqual([message, true])
  })

  test('say of nobody what they lack', () => {
    for (const message of [...Object.values(da), ...Object.values(en)])
      expect(message).not.toMatch(deficitWords)
  })

  test('are all used', () => {
    const sources = sourcesIn('./')
    const fromData = /^(?:done_|words_|saw_|next_|childNext_)/
    const unused = Object.keys(da).filter((key) => !fromData.test(key) && !sources.includes(`'${key}'`))
    expect(unused).toEqual([])
  })

  test('name the same values in both languages', () => {
    const names = (message: string) => [...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).sort()
    for (const [key, message] of Object.entries(da))
      expect([key, ...names(en[key as keyof typeof en])]).toEqual([key, ...names(message)])
  })
})
