import { expect, test } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'

const readable = (messages: Readonly<Record<string, string>>): string =>
  Object.values(messages)
    .map((message) => message.replaceAll(/\{[^{}]*\}/g, 'x'))
    .join('\n')

test('the words of the log are as easy to read as a book for the young (LIX at most 30)', () => {
  expect(lix(readable(da))).toBeLessThanOrEqual(30)
})
