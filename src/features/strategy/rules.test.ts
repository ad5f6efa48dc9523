import { describe, expect, it } from 'vitest'
import { type PassageKind, passageKinds } from './draft.ts'
import {
  editionStates,
  isWorking,
  mayChange,
  mayRearrange,
  missingFor,
  statesAfter,
  whyLocked,
} from './rules.ts'

describe('what may change', () => {
  const changeable = (state: (typeof editionStates)[number]) =>
    passageKinds.filter((kind) => mayChange(kind, state))

  it('is everything until a body has approved', () => {
    expect(changeable('draft')).toEqual(passageKinds)
    expect(changeable('consultation')).toEqual(passageKinds)
  })

  it.each(['approved', 'in_force', 'expired'] as const)('is the initiatives alone when %s', (state) => {
    expect(changeable(state)).toEqual(['initiative'])
    expect(mayRearrange(state)).toBe(false)
  })

  it('is nothing when superseded', () => {
    expect(changeable('superseded')).toEqual([])
  })

  it('has its reason wherever it may not', () => {
    for (const state of editionStates)
      for (const kind of passageKinds)
        expect(whyLocked(kind, state) === undefined).toBe(mayChange(kind, state))
    const goal: PassageKind = 'sub_goal'
    expect(whyLocked(goal, 'in_force')).toBe('approved')
    expect(whyLocked('initiative', 'superseded')).toBe('superseded')
  })
})

describe('an edition’s life', () => {
  it('goes back from consultation only, and never by hand to superseded', () => {
    expect(statesAfter('consultation')).toContain('draft')
    for (const state of editionStates) {
      expect(statesAfter(state)).not.toContain('superseded')
      if (state !== 'consultation') expect(statesAfter(state)).not.toContain('draft')
    }
  })

  it('is worked by while in force and after it has expired', () => {
    expect(editionStates.filter(isWorking)).toEqual(['in_force', 'expired'])
  })

  const whole = { number: 5, validFrom: '2027-01-01', validTo: '2032-12-31' }
  const approved = [{ kind: 'approved', on: '2026-11-23' }]

  it('waits for an approval with its date', () => {
    const consulted = { kind: 'consulted', on: '2026-11-01' }
    const undated = { kind: 'approved', on: null }
    expect(missingFor('approved', whole, [consulted, undated], '2026-11-24')).toEqual(['approval'])
    expect(missingFor('approved', whole, approved, '2026-11-24')).toEqual([])
  })

  it('waits for number, dates and the first day', () => {
    const bare = { number: null, validFrom: null, validTo: null }
    expect(missingFor('in_force', bare, approved, '2027-01-01')).toEqual(['number', 'validity'])
    expect(missingFor('in_force', whole, approved, '2026-12-31')).toEqual(['not_yet_valid'])
    expect(missingFor('in_force', whole, approved, '2027-01-01')).toEqual([])
  })

  it('expires after the last day, not on it', () => {
    expect(missingFor('expired', whole, [], '2032-12-31')).toEqual(['still_valid'])
    expect(missingFor('expired', whole, [], '2033-01-01')).toEqual([])
  })
})
