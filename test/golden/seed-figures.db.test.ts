import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { dayFrom } from '../../src/demonstration/municipality/days.ts'
import { continued, preparedFile, readMunicipality } from '../../src/demonstration/municipality/file.ts'
import { generate } from '../../src/demonstration/municipality/generate.ts'
import { loadMunicipality } from '../../src/demonstration/municipality/load.ts'
import { type Counts, computeDay, figuresOf, setFigures } from '../../src/features/computed-figures/index.ts'
import { systemIn } from '../../src/platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { testKeyRing } from '../support/keys.ts'
import { testDay } from '../support/time.ts'

/* The strategy's own figures of 30 September 2019, asked of the demonstration municipality as the program asks them. What its
   generator meant is not looked at: here only the database answers. */

const anchor = '2019-09-30'

/** The whole takes minutes to load: `npm run faults` does. `npm test` asks a tenth of it for a tenth of the figures. */
const whole = process.env.FODFAESTE_GOLDEN === 'whole'
const expected = whole
  ? { young: 34_249, outside: 3030, educated: 6686, focus: 500, interruptions: 255, choice: [2368, 441, 79] }
  : { young: 3425, outside: 303, educated: 669, focus: 50, interruptions: 26, choice: [237, 44, 8] }

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  const until = dayFrom(testDay())
  await loadMunicipality({
    database: db.database,
    municipality: db.aalborg,
    keys: testKeyRing(),
    young: expected.young,
    seed: 851,
    people: async () =>
      whole
        ? continued(await readMunicipality(preparedFile()), until)
        : generate({ young: expected.young, seed: 851, until }),
    say: () => {},
  })
  await db.as((trx) => setFigures(trx, { completeFrom: '2017-08-01' }))
}, 900_000)

const figures = () => systemIn(db.aalborg, 'figures')
/** What the indicators of a day are made of, as every page and every release asks for it. */
async function countsOn(day: string): Promise<Counts> {
  const asked = { day, today: testDay(), language: 'en' } as const
  const computed = await db.as((trx) => computeDay(trx, figures(), asked), figures(), 'read only')
  const counts =
    computed.missing === null ? computed.tallies.find(({ by }) => by === null)?.counts : undefined
  if (!counts) throw new Error(`no figures of ${day}`)
  return counts
}
const rounded = (value: number | undefined, decimals: number) => value?.toFixed(decimals)

describe('on 30 September 2019', () => {
  let counts: Counts
  beforeAll(async () => {
    counts = await countsOn(anchor)
  })

  it('34,249 young people live there, and of nobody is nothing known', () => {
    expect(figuresOf('population', counts)).toMatchObject([{ numerator: expected.young }])
    expect(figuresOf('not-known-share', counts)).toMatchObject([{ numerator: 0, value: 0 }])
  })

  it('3,030 are outside education, 8.8 %, and of that nothing is uncertain', () => {
    const [share] = figuresOf('outside-share', counts)
    expect(share).toMatchObject({ numerator: expected.outside, denominator: expected.young })
    expect(rounded(share?.value, 1)).toBe('8.8')
    expect([share?.low, share?.high]).toEqual([share?.value, share?.value])
  })

  it('500 of those outside are in special focus, 17 %', () => {
    const [focus] = figuresOf('special-focus-of-outside', counts)
    expect(focus).toMatchObject({ numerator: expected.focus, denominator: expected.outside })
    expect(rounded(focus?.value, 0)).toBe('17')
  })

  it('6,686 are in youth education, and 255 have interrupted one in the quarter', () => {
    expect(figuresOf('in-youth-education', counts)).toMatchObject([{ numerator: expected.educated }])
    expect(figuresOf('interruptions', counts)).toMatchObject([{ numerator: expected.interruptions }])
  })

  it('of those who left school that summer 2,368 chose general upper secondary, 441 vocational, 79 something else', () => {
    const choice = figuresOf('choice-15-17', counts)
    expect(choice.map(({ part }) => part)).toEqual(['general', 'vocational', 'other'])
    expect(choice.map(({ numerator }) => numerator)).toEqual(expected.choice)
    if (whole) expect(choice.map(({ value }) => rounded(value, 0))).toEqual(['82', '15', '3'])
  })

  it('each special focus was marked by somebody with a name, a reason and a day to look again', async () => {
    const { rows } = await db.as(
      (trx) =>
        sql<{ marks: number; whole: number }>`
          select count(*)::int as marks,
            count(*) filter (where marked_by is not null and because <> '' and review_on > valid_from)::int as whole
          from special_focus where valid_from <= ${anchor} and coalesce(valid_until > ${anchor}, true)`.execute(
          trx,
        ),
      figures(),
      'read only',
    )
    expect(rows).toEqual([{ marks: expected.focus, whole: expected.focus }])
  })
})

describe('on other days', () => {
  it('about as many live there, and about as large a part is outside, from 2017 to the end of the register', async () => {
    for (const day of ['2017-09-30', '2021-03-31', '2023-09-30', '2026-06-30']) {
      const { people, outside } = await countsOn(day)
      expect(people / expected.young, day).toBeGreaterThan(0.85)
      expect(people / expected.young, day).toBeLessThan(1.15)
      expect(outside / people, day).toBeGreaterThan(0.05)
      expect(outside / people, day).toBeLessThan(0.14)
    }
  })

  it('every summer some thousand leave school, and most go on to an education', async () => {
    for (const day of ['2018-09-30', '2022-03-31', '2025-12-31']) {
      const { leavers, leaversGeneral, leaversVocational } = await countsOn(day)
      expect(leavers / expected.young, day).toBeGreaterThan(0.04)
      expect(leavers / expected.young, day).toBeLessThan(0.11)
      expect((leaversGeneral + leaversVocational) / leavers, day).toBeGreaterThan(0.8)
    }
  })

  it('today some have not been asked for a while, of some nothing is known, and most are neither', async () => {
    const { notConfirmed, notKnown, people } = await countsOn(testDay())
    expect(notConfirmed).toBeGreaterThan(5)
    expect(notKnown).toBeGreaterThan(1)
    expect((notConfirmed + notKnown) / people).toBeLessThan(0.05)
  })
})
