import { expect, it } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'

it('reporting a concern is easy to read', () => {
  expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(40)
})

it('what tells whoever reports that the young person reads it is easier still', () => {
  expect(lix(da.toldHint)).toBeLessThanOrEqual(30)
})
