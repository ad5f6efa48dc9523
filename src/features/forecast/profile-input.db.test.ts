import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { asOwner, fact, putFacts } from '../../../test/support/status-facts.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { addMonths } from '../../platform/days.ts'
import { type ActivityFact, refreshStatus, statusKeeper } from '../status/index.ts'
import { type ForecastInput, findProfileInput, makeForecast, usualSettings } from './index.ts'

let db: TestDatabase
let input: ForecastInput

const past = (type: string, from: string, until: string, outcome: ActivityFact['outcome'] = 'other') =>
  fact(type, from, { until, outcome })
const going = (type: string, from: string) => fact(type, from, { confirmedOn: '2024-08-01' })

const lives: readonly (readonly ActivityFact[])[] = [
  // Left school in 2024 and began at once.
  [past('compulsory-school', '2014-08-01', '2024-07-01'), going('stx', '2024-08-01')],
  [past('compulsory-school', '2014-08-01', '2024-07-01'), going('tenth-grade', '2024-08-01')],
  // In the basic course for less than a year, then in the main course.
  [past('basic-course-2', '2023-08-01', '2024-08-01', 'completed'), going('main-course', '2024-08-01')],
  // Three years of general upper secondary, then done.
  [past('stx', '2021-08-01', '2024-07-01', 'completed')],
  // Has an education and takes another one.
  [
    past('stx', '2018-08-01', '2021-07-01', 'completed'),
    past('main-course', '2022-08-01', '2024-09-01', 'interrupted'),
  ],
  // Outside for long; FGU for the second year.
  [fact('employment', '2019-01-01', { hoursMonth: 160, confirmedOn: '2024-09-01' })],
  [going('agu', '2022-08-01')],
  // Still in school on both days.
  [going('compulsory-school', '2014-08-01')],
]

beforeAll(async () => {
  db = await testDatabase()
  const owner = await asOwner(db)
  for (const [at, facts] of lives.entries()) {
    const { rows } = await owner.query<{ id: string }>(
      `insert into young_person (given_name, family_name, birth_date, sex) values ('Opfundet', 'Ung', $1, $2) returning id`,
      [addMonths('2008-06-01', -12 * (at > 1 && at < 7 ? 5 : 0)), at === 5 ? 'male' : 'female'],
    )
    const home = { municipalityCode: '851', area: null, from: '2008-06-01', until: 'infinity' }
    await putFacts(owner, rows[0]?.id ?? '', facts, [home])
  }
  // One moved here between the two days, and of one the sex is not stated.
  for (const [sex, from] of [
    ['female', '2024-03-01'],
    [null, '2008-06-01'],
  ]) {
    const { rows } = await owner.query<{ id: string }>(
      `insert into young_person (given_name, family_name, birth_date, sex) values ('Opfundet', 'Ung', '2004-06-01', $1) returning id`,
      [sex],
    )
    await putFacts(
      owner,
      rows[0]?.id ?? '',
      [going('stx', '2022-08-01')],
      [{ municipalityCode: '851', area: null, from: from ?? '', until: 'infinity' }],
    )
  }
  await owner.end()
  const keeper = statusKeeper(db.aalborg)
  await db.as((trx) => refreshStatus(trx, keeper, 'everybody'), keeper)
  const figures = systemIn(db.aalborg, 'figures')
  input = await db.as((trx) => findProfileInput(trx, figures, 2024), figures, 'read only')
})

describe('what the model is given from the register', () => {
  it('is where those are who left compulsory school during the year', () => {
    expect(input.start.toSorted((one, other) => one.place.localeCompare(other.place))).toEqual([
      { sex: 'female', place: 'general-upper', people: 1 },
      { sex: 'female', place: 'tenth-grade', people: 1 },
    ])
  })

  it('is who went where from where, after how many years, with or without an education', () => {
    const said = input.transitions.map(
      ({ sex, from, to, people }) =>
        `${people} ${sex}: ${from.place} ${from.years}${from.attained ? ' attained' : ''} > ${to.place}${to.attained ? ' attained' : ''}`,
    )
    expect(said.toSorted()).toEqual([
      '1 female: general-upper 2 > completed attained',
      '1 female: preparatory 1 > preparatory',
      '1 female: vocational-basic 0 > vocational-main',
      '1 female: vocational-main 1 attained > completed attained',
      '1 male: outside 3 > outside',
    ])
  })

  it('is taken by the model as it is', () => {
    const forecast = makeForecast(input, { ...usualSettings, runs: 5 })
    expect(forecast).toMatchObject({ leavers: 2, counted: 5 })
  })
})
