import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../platform/days.ts'
import { lix } from '../../platform/text/lix.ts'
import type { Attendance } from '../absence/index.ts'
import { type Answer, factOf, openSignals, type SchoolRule, tryOut } from './rules.ts'
import { da } from './text.da.ts'
import { toldOf, wordsOf } from './views.ts'

const today = '2026-11-24'
const rule: SchoolRule = {
  key: 'absence-share',
  kind: 'absence-share',
  name: 'En regel',
  version: 1,
  parameters: { percent: 20, weeks: 4, days: 5 },
  citation: 'en lov',
  isVerified: false,
  author: null,
  words: { da: 'Væk {away} af {days} dage.', en: 'Away {away} of {days} days.' },
  told: { da: 'Du var væk {away} dage.', en: 'You were away {away} days.' },
}

/** Somebody who has been at a school since August; each number says how many of six lessons they were away, the newest last. */
const pupil = (name: string, lessons: readonly number[], classId = '1'): Attendance => ({
  personId: name,
  name,
  protected: false,
  organisationId: '1',
  classId,
  spells: [{ from: '2026-08-10', until: null }],
  registrations: lessons.map((away, index) => {
    const day = addDays(today, index - lessons.length)
    return {
      firstDay: day,
      lastDay: day,
      days: 1,
      held: 6,
      illness: 0,
      lawful: 0,
      unlawful: 0,
      unstated: away,
    }
  }),
})
const lessons = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 28 })

describe('a share of the school days of some weeks', () => {
  it('is noticed from the rule’s own share on, where there were enough school days to say it', () => {
    fc.assert(
      fc.property(lessons, (all) => {
        const away = all.reduce((sum, one) => sum + one, 0)
        const should = all.length >= 5 && away > 0 && away * 100 >= 20 * 6 * all.length
        expect(factOf(rule, pupil('a', all), [], today) !== undefined).toBe(should)
      }),
    )
  })

  it('is told in days, with the number format of the language', () => {
    const signal = { rule, fact: factOf(rule, pupil('a', [0, 0, 0, 3, 6]), [], today) }
    if (!signal.fact) throw new Error('nothing was noticed')
    const { fact } = signal
    expect([wordsOf({ rule, fact }, 'da'), wordsOf({ rule, fact }, 'en')]).toEqual([
      'Væk 1,5 af 5 dage.',
      'Away 1.5 of 5 days.',
    ])
    expect(toldOf({ rule, fact }, 'en')).toBe('You were away 1.5 days.')
  })
})

describe('signals', () => {
  const answered = (personId: string, freshOn: string): Answer => ({
    personId,
    organisationId: '1',
    ruleKey: rule.key,
    freshOn,
  })

  it('stand in the order in which the pupils come, whatever they are about', () => {
    fc.assert(
      fc.property(fc.array(lessons, { maxLength: 8 }), (all) => {
        const pupils = all.map((one, index) => pupil(String(index), one))
        const open = openSignals([rule], pupils, [], () => [], today).map(({ attendance }) =>
          Number(attendance.personId),
        )
        expect(open).toEqual(open.toSorted((one, other) => one - other))
        // As many as the rule, tried on today, says in counts.
        expect(tryOut(rule, pupils, () => [], [today])).toEqual([{ day: today, pupils: open.length }])
      }),
    )
  })

  it('are still once answered, until there is something newer', () => {
    const away = pupil('a', [6, 6, 0, 6, 0])
    const open = (answers: readonly Answer[]) => openSignals([rule], [away], answers, () => [], today).length
    expect(open([])).toBe(1)
    expect(open([answered('a', '2026-11-22')])).toBe(0)
    expect(open([answered('a', '2026-11-20'), answered('b', '2026-11-24')])).toBe(1)
  })
})

it('what the school reads of its rules is easy to read', () => {
  expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(40)
})
