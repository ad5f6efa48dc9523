import { expect, it } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { da } from './text.da.ts'

it('reporting a concern is easy to read', () => {
  expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(40)
})

it('what a young person is told of one is easier still', () => {
  const told = [da.toldHeading, da.toldText, da.toldSeen, da.toldMunicipality, da.toldHint]
  expect(lix(told.join('\n'))).toBeLessThanOrEqual(30)
})
