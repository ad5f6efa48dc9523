import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counts, figuresOf, type Tally } from '../computed-figures/index.ts'
import { audit, ruleOf } from '../disclosure-control/index.ts'
import { publicCounts } from './known.ts'
import { releasedTables } from './tables.ts'

const keys = ['compulsory', 'youthEducation', 'completed', 'outside', 'notKnown'] as const
type Segments = Readonly<Record<(typeof keys)[number], number>>

const nobody: Counts = {
  people: 0,
  youthEducation: 0,
  completed: 0,
  compulsory: 0,
  outside: 0,
  notKnown: 0,
  preparatory: 0,
  employed: 0,
  otherPlanned: 0,
  noActivity: 0,
  notConfirmed: 0,
  focus: 0,
  general: 0,
  vocational: 0,
  leavers: 0,
  leaversGeneral: 0,
  leaversVocational: 0,
  interrupted: 0,
  interruptedStill: 0,
  turned25: 0,
  turned25Completed: 0,
  turned25OnTheWay: 0,
  turned25Employed: 0,
  turned25NotKnown: 0,
  gapDays: 0,
  gapPeople: 0,
  promised: 0,
  promisesKept: 0,
  promisesNotReached: 0,
  promisesExcused: 0,
  promisedPeople: 0,
}
const countsOf = (segments: Segments): Counts => ({
  ...nobody,
  ...segments,
  people: keys.reduce((sum, key) => sum + segments[key], 0),
  preparatory: Math.floor(segments.outside / 2),
  employed: segments.outside - Math.floor(segments.outside / 2),
  general: segments.youthEducation,
  leavers: segments.youthEducation,
  leaversGeneral: segments.youthEducation,
})
const sum = (all: readonly Counts[]): Counts =>
  all.reduce<Counts>(
    (total, one) =>
      Object.fromEntries(
        Object.entries(total).map(([key, count]) => [key, count + one[key as keyof Counts]]),
      ) as Record<keyof Counts, number>,
    nobody,
  )

const anySegments = (most: number) =>
  fc.record(
    Object.fromEntries(keys.map((key) => [key, fc.nat(most)])) as Record<
      keyof Segments,
      fc.Arbitrary<number>
    >,
  )

/** A municipality with areas, whose people are of one age and of two sexes. */
const anyTallies = (most: number): fc.Arbitrary<Tally[]> =>
  fc.array(fc.tuple(anySegments(most), anySegments(most)), { minLength: 1, maxLength: 6 }).map((areas) => {
    const by = (by: Tally['by'], category: string | null, all: readonly Segments[]): Tally => ({
      by,
      category,
      counts: sum(all.map(countsOf)),
    })
    return [
      by(null, null, areas.flat()),
      by('age', '16', areas.flat()),
      ...([0, 1] as const).map((at) =>
        by(
          'sex',
          at === 0 ? 'female' : 'male',
          areas.map((one) => one[at]),
        ),
      ),
      ...areas.map((one, at) => by('area', `Område ${at}`, one)),
    ]
  })

describe('the tables of a quarter', () => {
  test('show no count that is too small, and each keeps its intervals by the auditor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }).chain(anyTallies), (tallies) => {
        const tables = releasedTables({ tallies, threshold: 5, schools: new Map() })
        for (const { code, counts, columns } of tables) {
          for (const count of counts.flat())
            expect(count === null || count === 0 || count >= 5, `${code} ${count}`).toBe(true)
          // Two of one name could not be told apart, and are not kept.
          expect(new Set(columns.map((codes) => codes.join('+'))).size, code).toBe(columns.length)
          if (code === 'status') continue
          const inner = counts.slice(0, -1).map((line) => line.slice(0, -1))
          const true_ = inner.map((line, row) => {
            // The withheld counts of a line, from the people themselves.
            const segments = tables.find((one) => one.code === code)?.rows[row] ?? []
            return line.map(
              (count, column) => count ?? countIn(tallies, code, columns[column] ?? [], segments),
            )
          })
          const withheld = inner.map((line) => line.map((count) => count === null))
          if (true_.every((line) => line.every((count) => count >= 0)))
            expect(audit(true_, withheld, ruleOf(5)).filter((one) => !one.isProtected)).toEqual([])
        }
      }),
      { numRuns: 100 },
    )
  })

  test('of a large municipality name everything', () => {
    const segments = { compulsory: 900, youthEducation: 2000, completed: 3000, outside: 600, notKnown: 50 }
    const counts = countsOf(segments)
    const tables = releasedTables({
      tallies: [{ by: null, category: null, counts }],
      threshold: 5,
      schools: new Map(),
    })
    expect(tables.map(({ code }) => code)).toEqual(['status'])
    expect(tables[0]?.rows.map((codes) => codes.join('+'))).toEqual([
      'all',
      'compulsory',
      'youth-education',
      'completed',
      'outside',
      'not-known',
      'preparatory',
      'employed',
      'other-planned',
      'no-activity',
      'not-confirmed',
    ])
  })

  test('add what is too few to what is most, and withhold the figures that would tell it', () => {
    const counts = countsOf({
      compulsory: 900,
      youthEducation: 2000,
      completed: 3000,
      outside: 600,
      notKnown: 3,
    })
    const tallies = [{ by: null, category: null, counts } as const]
    const tables = releasedTables({ tallies, threshold: 5, schools: new Map() })
    expect(tables[0]?.rows[3]).toEqual(['completed', 'not-known'])
    const known = publicCounts(tallies, tables, 5)
    if (!known) throw new Error('nothing is known')
    const [outside] = figuresOf('outside-share', known)
    expect(outside).toMatchObject({ numerator: 600, denominator: 6503 })
    expect(outside?.high).toBeNaN()
    expect(figuresOf('not-known-share', known)[0]?.value).toBeNaN()
    expect(figuresOf('segments', known).map(({ value }) => Number.isNaN(value))).toEqual([
      false,
      false,
      true,
      false,
      true,
    ])
  })

  test('are none where fewer than five people live', () => {
    const counts = countsOf({ compulsory: 1, youthEducation: 1, completed: 1, outside: 1, notKnown: 0 })
    expect(
      releasedTables({ tallies: [{ by: null, category: null, counts }], threshold: 5, schools: new Map() }),
    ).toEqual([])
  })
})

const keyOf: Readonly<Record<string, keyof Segments>> = {
  compulsory: 'compulsory',
  'youth-education': 'youthEducation',
  completed: 'completed',
  outside: 'outside',
  'not-known': 'notKnown',
}
function countIn(
  tallies: readonly Tally[],
  code: string,
  column: readonly string[],
  segments: readonly string[],
): number {
  if (column.includes('others')) return -1
  const own = tallies.filter(
    ({ by, category }) => by === code && column.includes(category === '16' ? '15-17' : (category ?? '')),
  )
  return own.reduce(
    (total, { counts }) =>
      total + segments.reduce((part, one) => part + counts[keyOf[one] ?? 'compulsory'], 0),
    0,
  )
}
