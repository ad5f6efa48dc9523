import { expect, it } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'

it('what the school reads of absence is easy to read', () => {
  expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(40)
})
