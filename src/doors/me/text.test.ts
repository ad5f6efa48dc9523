import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deficitWords } from '../../demonstration/strategy/deficit-words.ts'
import { da as access } from '../../features/access/text.da.ts'
import { da as requests } from '../../features/log-requests/text.da.ts'
import { da as objections } from '../../features/objections/text.da.ts'
import { da as log } from '../../features/own-log/text.da.ts'
import { en as logEn } from '../../features/own-log/text.en.ts'
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

/** Of the questions’ catalogue the part that young people read stands first, up to the pages of those who answer. */
const toTheYoung = Object.fromEntries(
  Object.entries(requests).slice(0, Object.keys(requests).indexOf('weighTitle')),
)

describe('the words for young people', () => {
  test('are as easy to read as a book for the young (LIX at most 30)', () => {
    for (const messages of [da, log, toTheYoung]) expect(lix(readable(messages))).toBeLessThanOrEqual(30)
  })

  test('are short, page by page: the longest texts by themselves too', () => {
    for (const message of Object.values({ ...da, ...log, ...toTheYoung }))
      if (message.split(' ').length >= 20) expect([message, lix(message) <= 36]).toEqual([message, true])
  })

  test('and for those who answer them (LIX at most 40)', () => {
    for (const messages of [requests, objections, access])
      expect(lix(readable(messages))).toBeLessThanOrEqual(40)
  })

  test('say of nobody what they lack', () => {
    for (const message of [da, en, log, logEn, requests, objections].flatMap((one) => Object.values(one)))
      expect(message).not.toMatch(deficitWords)
  })

  test('are all used', () => {
    const sources = sourcesIn('./')
    const fromData = /^(?:done_|words_)/
    const unused = Object.keys(da).filter((key) => !fromData.test(key) && !sources.includes(`'${key}'`))
    expect(unused).toEqual([])
  })

  test('name the same values in both languages', () => {
    const names = (message: string) => [...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).sort()
    for (const [key, message] of Object.entries(da))
      expect([key, ...names(en[key as keyof typeof en])]).toEqual([key, ...names(message)])
  })
})
