import { describe, expect, it } from 'vitest'
import { drawnByLot, type Finding, findingsOf, type LookFacts } from './rules.ts'

const ordinary: LookFacts = {
  logId: '1',
  personId: 'p',
  actorId: '7',
  actorName: 'Ida Østergaard Moth',
  personName: 'Emil Thorup Krogh',
  hour: 10,
  explained: false,
  ended: false,
  sameAddress: false,
  colleague: false,
  busyDay: false,
}

const cases: readonly [Finding, Partial<LookFacts>][] = [
  ['own_name', { personName: 'IDA østergaard moth', actorName: 'Ida Østergaard Moth' }],
  ['same_address', { sameAddress: true }],
  ['same_surname', { personName: 'Emil Moth' }],
  ['colleague', { colleague: true }],
  ['volume', { busyDay: true }],
  ['night', { hour: 22 }],
  ['night', { hour: 5 }],
  ['after_end', { ended: true }],
]

describe('a look', () => {
  it('without anything unusual is noticed by no rule', () => {
    expect(findingsOf(ordinary)).toEqual([])
    expect(findingsOf({ ...ordinary, hour: 6 })).toEqual([])
    expect(findingsOf({ ...ordinary, hour: 21 })).toEqual([])
  })

  it.each(cases)('is noticed by the rule %s and says so by its name', (finding, facts) => {
    expect(findingsOf({ ...ordinary, ...facts })).toContain(finding)
  })

  it('that a live relation explains is noticed only where it was at oneself or one’s own home', () => {
    const noticed = new Set(
      cases.flatMap(([, facts]) => findingsOf({ ...ordinary, ...facts, explained: true })),
    )
    expect([...noticed].sort()).toEqual(['own_name', 'same_address'])
  })

  it('gets names of rules and no number: nothing adds them up', () => {
    const all = findingsOf({ ...ordinary, sameAddress: true, colleague: true, hour: 2 })
    expect(all).toEqual(['same_address', 'colleague', 'night'])
  })
})

describe('the lot', () => {
  const looks = Array.from({ length: 100 }, (_, n) => ({ logId: String(n), personId: 'p' }))

  it('draws the same by the same seed, others by another, and no more than asked for', () => {
    const first = drawnByLot(looks, 10, 'one')
    expect(first).toHaveLength(10)
    expect(drawnByLot([...looks].reverse(), 10, 'one')).toEqual(first)
    expect(drawnByLot(looks, 10, 'two')).not.toEqual(first)
    expect(drawnByLot(looks, 200, 'one')).toHaveLength(100)
  })
})
