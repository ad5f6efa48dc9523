import { expect, test } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'

const readable = (messages: Readonly<Record<string, string>>): string =>
  Object.values(messages)
    .map((message) => message.replaceAll(/\{[^{}]*\}/g, 'x'))
    .join('\n')

test('what is said of objections is easy to read (LIX at most 40)', () => {
  expect(lix(readable(da))).toBeLessThanOrEqual(40)
})
