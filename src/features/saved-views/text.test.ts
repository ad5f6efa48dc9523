import { expect, it } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'

it('what is said of saved lists is easy to read', () => {
  expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(40)
})
