import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { giversOf } from './rules.ts'

const around = [
  { kind: 'self', live: true, actorId: '1', name: 'Emil' },
  { kind: 'custody', live: true, actorId: '2', name: 'Marianne' },
  { kind: 'custody', live: true, actorId: '3', name: 'Jens' },
  { kind: 'custody', live: false, actorId: '4', name: 'Bent' },
  { kind: 'contact_person', live: true, actorId: '5', name: 'Ida' },
] as const

describe('who may consent', () => {
  it('is each holder of custody up to the day before the 15th birthday, and the young person from that day', () => {
    const names = (age: number) => giversOf({ age, name: 'Emil' }, around).map(({ name }) => name)
    expect(names(14)).toEqual(['Marianne', 'Jens'])
    expect(names(15)).toEqual(['Emil'])
  })

  it('is the young person before they ever signed in as well', () => {
    expect(giversOf({ age: 17, name: 'Emil' }, [])).toEqual([{ actorId: null, name: 'Emil', self: true }])
  })

  it('is never somebody who is not theirs to ask, at any age', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 29 }), fc.subarray([...around]), (age, present) => {
        for (const giver of giversOf({ age, name: 'Emil' }, present)) {
          expect(giver.self).toBe(age >= 15)
          if (!giver.self) expect(['2', '3']).toContain(giver.actorId)
        }
      }),
    )
  })
})
