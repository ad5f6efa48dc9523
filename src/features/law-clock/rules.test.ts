import { describe, expect, it } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { nextStepOf, type PlanClock } from './rules.ts'
import { text } from './text.ts'
import { mineWords } from './views.ts'

const clock: PlanClock = {
  id: '1',
  rule: 'law-clock',
  since: '2026-11-01',
  learnedAt: new Date('2026-11-20T09:00:00Z'),
  contactAt: null,
  offerAt: null,
  offer: null,
  due: { kind: 'first-contact', on: '2026-11-27', isLate: false, owner: null },
}

describe('the law’s clock', () => {
  it('asks for contact, then for an offer, then for nothing', () => {
    const contactAt = new Date('2026-11-23T09:00:00Z')
    expect(nextStepOf(clock)).toBe('contact')
    expect(nextStepOf({ ...clock, contactAt })).toBe('offer')
    expect(nextStepOf({ ...clock, contactAt, offerAt: contactAt })).toBe('nothing')
  })

  it('asks by the other rule for an offer at once, and tells the young person the same of it', () => {
    const noGap: PlanClock = {
      ...clock,
      rule: 'no-gap',
      due: { kind: 'no-gap', on: '2026-12-20', isLate: false, owner: null },
    }
    expect(nextStepOf(noGap)).toBe('offer')
    expect(nextStepOf({ ...noGap, offerAt: clock.learnedAt })).toBe('nothing')
    expect(mineWords(noGap, true, 'da')).toBe(
      'Vi finder noget nyt sammen med dig. Du får et tilbud senest 20. december 2026.',
    )
  })

  it('tells the young person who calls and by when, and nothing that nobody has promised', () => {
    expect(mineWords(clock, true, 'da')).toBe(
      'Vi vil gerne tale med dig om, hvad du vil nu. Din voksne ringer senest 27. november 2026.',
    )
    expect(mineWords(clock, false, 'en')).toContain('An adult calls by 27 November 2026.')
    expect(mineWords({ ...clock, due: undefined }, true, 'da')).toBeUndefined()
  })

  it('is told in words that are easy to read', () => {
    const keys = ['mineContact', 'mineContactLate', 'mineOffer', 'mineOfferLate', 'mineOffered'] as const
    for (const key of keys) {
      const words = text('da')(key, { adult: 'Din voksne', date: '27. november' })
      expect(lix(words), key).toBeLessThanOrEqual(30)
    }
  })
})
