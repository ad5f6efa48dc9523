import { describe, expect, it } from 'vitest'
import { allMay, isReady, type PreviewRow, silentFrom } from './rules.ts'

const said = new Date('2026-11-24T10:00:00Z')

describe('a handover', () => {
  it.each([
    [null, null, false, false],
    [said, null, false, false],
    [null, said, false, false],
    [said, said, false, true],
    [null, null, true, true],
  ])('receiver %s, young person %s, leader %s: ready %s', (receiverAt, personAt, decided, ready) => {
    expect(isReady({ receiverAt, personAt, decided })).toBe(ready)
  })

  it('is the leader’s after ten working days, which Christmas lengthens', () => {
    expect(silentFrom('2026-11-24', new Set())).toBe('2026-12-08')
    expect(silentFrom('2026-12-18', new Set(['12-24', '12-31']))).toBe('2027-01-07')
  })
})

describe('several at once', () => {
  const row = (fault?: PreviewRow['fault']): PreviewRow => ({
    personId: 'a',
    name: 'Emil',
    protected: false,
    contact: 'Mette',
    fault,
  })

  it('go over all together or not at all', () => {
    expect(allMay([row(), row()])).toBe(true)
    expect(allMay([row(), row('open')])).toBe(false)
    expect(allMay([])).toBe(false)
  })
})
