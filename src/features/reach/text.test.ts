import { expect, it } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'

it('what is said of how somebody is reached is as easy to read as a book for the young', () => {
  expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(30)
})
