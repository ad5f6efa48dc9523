import { expect, it } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'

it('talks are told in easy words: the young person reads them', () => {
  expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(30)
})
