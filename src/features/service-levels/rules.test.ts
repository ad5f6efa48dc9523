import { describe, expect, it } from 'vitest'
import { versionOn } from '../rule-versions/index.ts'
import { dueOf, nextOnLadder, type ServiceLevel, type ServiceRules } from './rules.ts'

const level = (more: Partial<ServiceLevel>): ServiceLevel => ({
  kind: 'first-contact',
  urgency: 'ordinary',
  ages: { from: 0, until: 100 },
  amount: 5,
  unit: 'working-days',
  law: null,
  ...more,
})

const law = { name: 'BEK 1014/2019 § 10', most: 5 }
const rules: ServiceRules = {
  version: 1,
  inForce: { from: '-infinity', until: '2027-01-01' },
  because: 'a test of it',
  levels: [
    level({ ages: { from: 15, until: 18 }, law }),
    level({ ages: { from: 18, until: 100 } }),
    level({ urgency: 'soon', amount: 2 }),
    level({ urgency: 'today', amount: 0 }),
    level({
      kind: 'offer',
      ages: { from: 15, until: 18 },
      amount: 30,
      unit: 'calendar-days',
      law: { ...law, most: 30 },
    }),
    level({ kind: 'plan-review', amount: 3, unit: 'months' }),
  ],
  daysOff: [
    { monthDay: '12-24', label: 'Juleaftensdag', isOff: true },
    { monthDay: '05-01', label: '1. maj', isOff: false },
  ],
  steps: [{ step: 1, workingDaysAfter: 0 }],
  ladder: [
    { step: 1, channel: 'text-message', anotherTime: false, workingDays: 0 },
    { step: 2, channel: 'call', anotherTime: true, workingDays: 2 },
  ],
}

const due = (more: Partial<Parameters<typeof dueOf>[1]> & { at: string }) =>
  dueOf(rules, {
    kind: 'first-contact',
    urgency: 'ordinary',
    birthDate: '2009-03-14',
    ...more,
    startedAt: new Date(more.at),
  })

describe('a promise is due', () => {
  it('by its urgency', () => {
    const at = '2026-11-24T11:00:00+01:00'
    expect(due({ at }).on).toBe('2026-12-01')
    expect(due({ at, urgency: 'soon' }).on).toBe('2026-11-26')
    expect(due({ at, urgency: 'today' }).on).toBe('2026-11-24')
    expect(due({ at: '2026-11-28T11:00:00+01:00', urgency: 'today' }).on).toBe('2026-11-30')
  })

  it('counted from the day it was in Denmark', () => {
    expect(due({ at: '2026-11-23T22:59:59Z', urgency: 'soon' }).on).toBe('2026-11-25')
    expect(due({ at: '2026-11-23T23:00:00Z', urgency: 'soon' }).on).toBe('2026-11-26')
    // 2 o'clock twice in one night, and never in another: the days are the same.
    expect(due({ at: '2026-10-25T02:30:00+02:00', urgency: 'soon' }).on).toBe('2026-10-27')
    expect(due({ at: '2026-10-25T02:30:00+01:00', urgency: 'soon' }).on).toBe('2026-10-27')
    expect(due({ at: '2026-03-29T01:59:59+01:00', urgency: 'soon' }).on).toBe('2026-03-31')
  })

  it('by the law at 15 to 17, whose clock no day off of our own stops', () => {
    const at = '2026-12-21T09:00:00+01:00'
    const at17 = due({ at })
    expect(at17.level.law?.name).toBe('BEK 1014/2019 § 10')
    expect(at17.on).toBe('2026-12-29')
    const at18 = due({ at, birthDate: '2008-12-21' })
    expect(at18.level.law).toBeNull()
    expect(at18.on).toBe('2026-12-30')
    expect(due({ at, birthDate: '2008-12-22' }).level.law).not.toBeNull()
  })

  it('at the earliest of all ages while nobody knows the age', () => {
    const unknown = due({ at: '2026-12-21T09:00:00+01:00', birthDate: null })
    expect(unknown.on).toBe('2026-12-29')
  })

  it('in calendar days and months where the level says so, whatever day of the week it is', () => {
    expect(due({ at: '2026-11-26T09:00:00+01:00', kind: 'offer' }).on).toBe('2026-12-26')
    expect(due({ at: '2026-11-30T09:00:00+01:00', kind: 'plan-review' }).on).toBe('2027-02-28')
  })

  it('never by a guess: without a level there is none', () => {
    expect(() => due({ at: '2026-11-26T09:00:00+01:00', kind: 'handover' })).toThrow(/no level for handover/)
  })
})

describe('the version in force', () => {
  const after: ServiceRules = { ...rules, version: 2, inForce: { from: '2027-01-01', until: 'infinity' } }
  const draft: ServiceRules = { ...rules, version: 3, inForce: null }

  it('is that of the day, at 1 January too', () => {
    const versions = [rules, after, draft]
    expect(versionOn('2026-12-31', versions).version).toBe(1)
    expect(versionOn('2027-01-01', versions).version).toBe(2)
    expect(() => versionOn('2027-01-01', [rules, draft])).toThrow(/no version/)
  })
})

describe('the contact ladder', () => {
  it('goes up a step with each attempt, and stays on the last one', () => {
    expect([0, 1, 2, 9].map((made) => nextOnLadder(rules, made).step)).toEqual([1, 2, 2, 2])
  })

  it('is never empty', () => {
    expect(() => nextOnLadder({ version: 3, ladder: [] }, 0)).toThrow('version 3 has no contact ladder')
  })
})
