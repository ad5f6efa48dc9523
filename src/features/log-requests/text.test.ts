import { expect, test } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'

const readable = (messages: Readonly<Record<string, string>>): string =>
  Object.values(messages)
    .map((message) => message.replaceAll(/\{[^{}]*\}/g, 'x'))
    .join('\n')

/** The part that young people read stands first, up to the pages of those who answer. */
const toTheYoung = Object.fromEntries(Object.entries(da).slice(0, Object.keys(da).indexOf('weighTitle')))

test('the words to the young are as easy to read as a book for them (LIX at most 30), to staff at most 40', () => {
  expect(Object.keys(toTheYoung).length).toBeGreaterThan(10)
  expect(lix(readable(toTheYoung))).toBeLessThanOrEqual(30)
  expect(lix(readable(da))).toBeLessThanOrEqual(40)
})
