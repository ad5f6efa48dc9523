import { describe, expect, it } from 'vitest'
import { type Choice, hasRoom, suggested } from './rules.ts'

const choice = (more: Partial<Choice>): Choice => ({
  id: '1',
  name: 'Mette',
  organisation: 'Uddannelseshuset UU',
  people: 10,
  capacity: 20,
  knows: [],
  ...more,
})

describe('room for one more', () => {
  it('is there below the number that the leader set, and not at it', () => {
    expect(hasRoom({ people: 19, capacity: 20 })).toBe(true)
    expect(hasRoom({ people: 20, capacity: 20 })).toBe(false)
  })

  it('is not known where no leader has set a number', () => {
    expect(hasRoom({ people: 300, capacity: null })).toBeUndefined()
  })
})

describe('the suggestion of a contact person', () => {
  it('names those who know the young person and are not known to be full', () => {
    const knows = choice({ id: '2', knows: ['school'] })
    const unset = choice({ id: '3', knows: ['before'], capacity: null })
    const full = choice({ id: '4', knows: ['around'], people: 20 })
    expect(suggested([choice({}), knows, unset, full])).toEqual([knows, unset])
  })

  it('keeps the order of the list, whoever has more room', () => {
    const one = choice({ id: '2', name: 'Anna', people: 19, knows: ['school'] })
    const other = choice({ id: '3', name: 'Bo', people: 0, knows: ['around', 'before', 'school'] })
    expect(suggested([one, other])).toEqual([one, other])
  })
})
