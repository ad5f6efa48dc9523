import { describe, expect, it } from 'vitest'
import { fact } from '../../../test/support/status-facts.ts'
import { testRules } from '../../../test/support/status-rules.ts'
import { type ActivityFact, lapsesOn, outsideBounds, statusOn } from './rules.ts'
import { spellsOf } from './spells.ts'

const day = '2026-11-25'
const said = (activities: readonly ActivityFact[], on = day) => {
  const { segment, subSegment, primary } = statusOn(on, activities, testRules)
  return [segment, subSegment, primary?.type ?? null].filter((one) => one !== null).join(' / ')
}
const current = { confirmedOn: '2026-11-01' }

describe('the segment of a day', () => {
  it('follows from all activities of the day, in their order', () => {
    const school = fact('compulsory-school', '2026-08-10', current)
    const education = fact('stx', '2026-08-10', current)
    const job = fact('employment', '2026-09-01', { ...current, hoursMonth: 120 })
    expect(said([job])).toBe('outside / employed / employment')
    expect(said([job, school])).toBe('compulsory / compulsory-school')
    expect(said([job, school, education])).toBe('youth-education / stx')
    expect(said([])).toBe('not-known')
  })

  it('stays completed after a completed youth education, whatever follows, except while in another one', () => {
    const done = fact('stx', '2022-08-10', { until: '2025-06-27', outcome: 'completed' })
    const job = fact('employment', '2025-08-01', { ...current, hoursMonth: 20 })
    const next = fact('main-course', '2026-01-01', { until: '2026-06-01', outcome: 'interrupted' })
    expect(said([done], '2025-06-26')).toBe('youth-education / stx')
    expect(said([done], '2025-06-27')).toBe('completed')
    expect(said([done, job])).toBe('completed / employment')
    expect(said([done, job, next], '2026-03-01')).toBe('youth-education / main-course')
    expect(said([done, job, next])).toBe('completed / employment')
    expect(said([fact('youth-education-completed', '2025-06-27')])).toBe('completed')
  })

  it('is not completed by an education that ended another way, nor by a part of one', () => {
    expect(said([fact('stx', '2022-08-10', { until: '2025-06-27', outcome: 'interrupted' })])).toBe(
      'not-known',
    )
    expect(said([fact('basic-course-2', '2025-08-10', { until: '2026-01-27', outcome: 'completed' })])).toBe(
      'not-known',
    )
  })

  it('counts a job as one from 78 hours a month, all jobs of the day together', () => {
    const job = (hoursMonth: number | null) =>
      fact('employment', '2026-09-01', { ...current, hoursMonth, activityId: `job of ${hoursMonth}` })
    expect(said([job(77.5)])).toBe('outside / other-planned / employment')
    expect(said([job(78)])).toBe('outside / employed / employment')
    expect(said([job(40), job(38)])).toBe('outside / employed / employment')
    expect(said([job(null)])).toBe('outside / other-planned / employment')
    const year = fact('maturity-year', '2026-08-01', current)
    expect(said([job(77.5), year])).toBe('outside / other-planned / maturity-year')
    expect(said([job(78), year])).toBe('outside / employed / employment')
  })

  it('names the later of two that are alike, and the same one in every order', () => {
    const one = fact('stx', '2026-08-10', { ...current, activityId: 'a' })
    const two = fact('hf', '2026-08-11', { ...current, activityId: 'b' })
    const three = fact('hf', '2026-08-11', { ...current, activityId: 'c' })
    for (const order of [
      [one, two, three],
      [three, two, one],
    ])
      expect(statusOn(day, order, testRules).primary).toBe(two)
  })
})

describe('a status that nobody confirmed', () => {
  it('stays outside, not confirmed, where it was outside, and is not known where it was anything else', () => {
    const nothing = fact('none', '2026-08-01')
    expect(said([nothing], '2026-11-01')).toBe('outside / no-activity / none')
    expect(said([nothing], '2026-11-02')).toBe('outside / not-confirmed / none')
    const education = fact('stx', '2026-05-01')
    expect(said([education], '2026-11-01')).toBe('youth-education / stx')
    expect(said([education], '2026-11-02')).toBe('not-known / stx')
    expect(said([education, nothing], '2026-11-02')).toBe('outside / not-confirmed / stx')
    expect(said([nothing, fact('fgu', '2026-10-01')])).toBe('outside / preparatory / fgu')
  })

  it('lapses the day after what comes first: the planned end, or the months of its type', () => {
    const type = testRules.types.get('fgu')
    if (!type) throw new Error('the test’s rules have no fgu')
    const from = '2026-08-31'
    expect(lapsesOn(fact('fgu', from), type)).toBe('2027-03-01')
    expect(lapsesOn(fact('fgu', from, { expectedEnd: '2026-12-18' }), type)).toBe('2026-12-19')
    expect(lapsesOn(fact('fgu', from, { stillTrueUntil: '2027-06-30' }), type)).toBe('2027-07-01')
    const metLater = { expectedEnd: '2026-12-18', confirmedOn: '2027-01-10' }
    expect(lapsesOn(fact('fgu', from, metLater), type)).toBe('2027-07-11')
    expect(lapsesOn(fact('fgu', from, { until: '2028-01-01' }), type)).toBe('infinity')
  })

  it('widens the share outside upwards, and never downwards', () => {
    const bounds = (
      segment: 'outside' | 'not-known' | 'completed',
      subSegment: 'employed' | 'not-confirmed',
    ) => Object.values(outsideBounds({ segment, subSegment: segment === 'outside' ? subSegment : null }))
    expect(bounds('outside', 'employed')).toEqual([1, 1])
    expect(bounds('outside', 'not-confirmed')).toEqual([0, 1])
    expect(bounds('not-known', 'employed')).toEqual([0, 1])
    expect(bounds('completed', 'employed')).toEqual([0, 0])
  })
})

describe('the spells of somebody', () => {
  it('begin at birth, end at every day on which something changes, and lapse by themselves', () => {
    const activities = [
      fact('compulsory-school', '2016-08-10', { until: '2025-06-28', outcome: 'other' }),
      fact('fgu', '2025-08-11', { confirmedOn: '2026-01-15' }),
    ]
    const homes = [{ municipalityCode: '851', area: 'Nord', from: '2020-05-01', until: 'infinity' }]
    const spells = spellsOf('2009-03-14', activities, homes, [testRules])
    expect(spells.map((one) => [one.firstDay, one.segment, one.subSegment, one.municipalityCode])).toEqual([
      ['2009-03-14', 'not-known', null, null],
      ['2016-08-10', 'compulsory', null, null],
      ['2020-05-01', 'compulsory', null, '851'],
      ['2025-06-28', 'not-known', null, '851'],
      ['2025-08-11', 'outside', 'preparatory', '851'],
      ['2026-07-16', 'outside', 'not-confirmed', '851'],
    ])
    expect(spells.map(({ until }) => until)).toEqual([
      ...spells.slice(1).map((one) => one.firstDay),
      'infinity',
    ])
  })
})
