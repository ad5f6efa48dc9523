import { describe, expect, it } from 'vitest'
import { fact } from '../../../test/support/status-facts.ts'
import { testRules } from '../../../test/support/status-rules.ts'
import { gapsOf, interruptionState, interruptionsOf } from './courses.ts'
import type { ActivityFact } from './rules.ts'

const broken = (activities: readonly ActivityFact[]) =>
  interruptionsOf(activities, [testRules]).map(({ level, on, resumedOn, confirmedOn }) => [
    level,
    on,
    resumedOn,
    confirmedOn,
  ])
const left = fact('stx', '2024-08-12', { until: '2025-01-31', outcome: 'interrupted' })

describe('an interruption', () => {
  it('is provisional from the first day, and a drop-out after 15 months', () => {
    const [interruption] = interruptionsOf([left], [testRules])
    if (!interruption) throw new Error('there is no interruption')
    expect(interruption).toMatchObject({ on: '2025-01-31', resumedOn: null, confirmedOn: '2026-04-30' })
    expect(interruptionState(interruption, '2025-01-31')).toBe('provisional')
    expect(interruptionState(interruption, '2026-04-29')).toBe('provisional')
    expect(interruptionState(interruption, '2026-04-30')).toBe('dropout')
  })

  it('is no drop-out for whoever begins again at the same level in that time', () => {
    const again = (from: string) => interruptionsOf([left, fact('hf', from)], [testRules])[0]
    const resumed = again('2026-04-30')
    expect(resumed?.resumedOn).toBe('2026-04-30')
    expect(resumed && interruptionState(resumed, '2026-04-29')).toBe('provisional')
    expect(resumed && interruptionState(resumed, '2026-05-01')).toBe('resumed')
    expect(again('2026-05-01')?.resumedOn).toBe(null)
    expect(broken([left, fact('main-course', '2025-08-11')])).toEqual([
      ['general-upper-secondary', '2025-01-31', null, '2026-04-30'],
    ])
  })

  it('is none for whoever changes within the same level without a day between', () => {
    expect(broken([left, fact('hf', '2025-01-31')])).toEqual([])
    expect(broken([left, fact('hf', '2025-01-10')])).toEqual([])
    expect(broken([left, fact('hf', '2025-02-01')])).toHaveLength(1)
  })

  it('is none when an education is completed, or a part of it ends because the rest was', () => {
    const until = '2025-06-27'
    const course = fact('main-course', '2022-01-10', { until, outcome: 'completed' })
    const placement = fact('trainee-placement', '2022-03-01', { until, outcome: 'other' })
    expect(broken([course, placement])).toEqual([])
  })

  it('is one where two parts of an education end together', () => {
    const until = '2025-06-27'
    const course = fact('main-course', '2022-01-10', { until, outcome: 'interrupted' })
    const placement = fact('trainee-placement', '2022-03-01', { until, outcome: 'other' })
    expect(broken([course, placement])).toEqual([['vocational', until, null, '2026-09-27']])
  })
})

describe('a gap', () => {
  const today = '2026-11-25'
  const school = fact('compulsory-school', '2016-08-10', { until: '2026-06-20' })
  const gaps = (...activities: ActivityFact[]) =>
    gapsOf(activities, [testRules], today).map(({ from, until, days }) => [from, until, days])

  it('counts the days from the end of one until the next begins', () => {
    expect(gaps(school)).toEqual([['2026-06-20', today, 158]])
    const ended = fact('compulsory-school', '2016-08-10', { until: '2026-03-01' })
    expect(gaps(ended, fact('fgu', '2026-05-01'))).toEqual([['2026-03-01', '2026-05-01', 61]])
    expect(gaps(ended, fact('employment', '2026-05-01', { hoursMonth: 160 }))).toHaveLength(1)
    expect(gaps()).toEqual([])
  })

  it('is none inside one summer, both its ends included', () => {
    const late = { learnedOn: today }
    expect(gaps(school, fact('stx', '2026-08-12', late))).toEqual([])
    expect(gaps(school, fact('stx', '2026-09-16', late))).toEqual([])
    expect(gaps(school, fact('stx', '2026-09-17', late))).toEqual([['2026-06-20', '2026-09-17', 89]])
    const early = fact('compulsory-school', '2016-08-10', { until: '2026-06-14' })
    expect(gaps(early, fact('stx', '2026-08-12', late))).toHaveLength(1)
  })

  it('is none while a start is documented that is at most three months ahead', () => {
    const ended = fact('compulsory-school', '2016-08-10', { until: '2026-01-01' })
    const start = (learnedOn: string) => gaps(ended, fact('fgu', '2026-05-01', { learnedOn }))
    expect(start('2025-12-01')).toEqual([['2026-01-01', '2026-02-01', 31]])
    expect(start('2026-03-01')).toEqual([['2026-01-01', '2026-03-01', 59]])
    expect(start('2026-05-20')).toEqual([['2026-01-01', '2026-05-01', 120]])
    const ahead = fact('fgu', '2027-01-11', { learnedOn: '2026-11-01' })
    expect(gaps(fact('stx', '2026-08-10', { until: '2026-11-01' }), ahead)).toEqual([])
  })

  it('is none after a completed youth education', () => {
    const done = fact('stx', '2022-08-10', { until: '2025-06-27', outcome: 'completed' })
    expect(gaps(done)).toEqual([])
    expect(gaps(done, fact('fgu', '2026-03-01', { until: '2026-04-01' }))).toEqual([])
  })
})
