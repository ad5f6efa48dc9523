import { beforeAll, describe, expect, it } from 'vitest'
import { demonstrationDatabase } from '../../../test/support/demonstration-database.ts'
import { readNationalIndicators } from '../../demonstration/load-figures.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { fileInMemory } from '../../platform/files/open-file.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { readFigures, readMapping } from '../published-figures/index.ts'
import { beginEdition, getWorkingEdition, listPassages } from '../strategy/index.ts'
import { createIndicators } from './create-indicators.ts'
import { importFigures } from './import-figures.ts'
import { assignManualDuty, enterManualValue } from './manual-values.ts'
import { findMeasures } from './measures.ts'
import { getIndicator, getNotes, listVintages } from './queries.ts'

const { aalborg, as, asSuperuser } = await demonstrationDatabase()
const [neet] = await readNationalIndicators()
if (!neet) throw new Error('there is no national indicator')
const actor = systemIn(aalborg, 'figures import')
const run: typeof as = (work) => as(work, actor, 'read write')

const mapping = (indicator: string) =>
  readMapping(
    JSON.stringify({
      format: 'table',
      indicator,
      source: { da: 'Kilde: Prøven', en: 'Source: The test' },
      terms: { da: 'Fri brug.', en: 'Free use.' },
      area: { from: 'area' },
      period: { from: 'year', stands: 'last-day' },
      value: { from: 'pct' },
      numbers: 'danish',
    }),
  )

async function takeIn(indicator: string, rows: string, retrievedOn: string, sha = rows.length) {
  const declared = mapping(indicator)
  const file = await fileInMemory(new TextEncoder().encode(`area;year;pct\n${rows}`))
  const { figures } = await readFigures(file, declared)
  const sha256 = sha.toString(16).padStart(64, '0')
  return run((trx) =>
    importFigures(trx, actor, {
      name: 'x.csv',
      sha256,
      retrievedOn,
      publishedOn: null,
      mapping: declared,
      figures,
    }),
  )
}
const values = async (code: string) =>
  (await run((trx) => getIndicator(trx, code))).observations.map(({ asOf, value }) => [
    asOf.slice(0, 4),
    value,
  ])

describe('the national series of the demonstration', () => {
  it('are Aalborg’s alone, as their sources print them (golden: statistics reference, 3)', async () => {
    expect(await values('profile-model')).toEqual(
      [83.4, 84.7, 85.2, 85.8, 84.8, 87.7, 86.1, 86.7, 86.5, 85.5, 85.8, 87.7, 87.0, 84.9].map(
        (value, at) => [String(2010 + at), value],
      ),
    )
    expect(await values('neet-16-24')).toEqual(
      [9.99, 9.66, 9.31, 9.17, 9.04, 9.67, 9.03, 8.71, 8.12, 8.15, 7.42, 6.58, 7.37, 7.81, 7.08].map(
        (value, at) => [String(2010 + at), value],
      ),
    )
  })

  it('hold the other municipalities too, and say where they are from', async () => {
    const [laesoe] = await run((trx) =>
      listVintages(trx, { code: 'profile-model', area: '825', period: '2023' }),
    )
    expect(laesoe).toMatchObject({ state: 'value', value: 75.7, retrievedOn: '2026-11-25' })
    const { vintage } = await run((trx) => getIndicator(trx, 'neet-16-24'))
    expect(vintage?.source.da).toContain('Danmarks Statistik')
  })

  it('have every note that experts ask for', async () => {
    const notes = await run((trx) => getNotes(trx, 'neet-16-24'))
    expect(notes.age_rule.en).toBe('Aged 16 to 24 on the day of the count')
    expect(JSON.stringify(notes)).not.toContain('not been written down')
  })
})

describe('a new vintage', () => {
  const code = 'vintages'
  const rows = ['851;2015;7,6', '851;2016;7,0', '851;2017;x', '101;2015;9,1']
  beforeAll(async () => {
    await run((trx) => createIndicators(trx, [{ ...neet, code, measure: code }]))
    await takeIn(code, rows.join('\n'), '2017-05-01', 1)
  })

  it('stands beside the old one, is shown, and its revisions are told', async () => {
    const taken = await takeIn(
      code,
      '851;2015;8,52\n851;2016;7,0\n851;2017;7,2\n851;2018;6,9',
      '2025-10-30',
      2,
    )
    expect(taken).toEqual({
      state: 'taken',
      values: 4,
      missing: 0,
      revised: [
        {
          area: '851',
          period: '2015',
          breakdown: null,
          before: { kind: 'value', value: 7.6 },
          now: { kind: 'value', value: 8.52 },
        },
        {
          area: '851',
          period: '2017',
          breakdown: null,
          before: { kind: 'suppressed' },
          now: { kind: 'value', value: 7.2 },
        },
      ],
      gone: 1,
    })
    expect(await values(code)).toEqual([
      ['2015', 8.52],
      ['2016', 7],
      ['2017', 7.2],
      ['2018', 6.9],
    ])
    const vintages = await run((trx) => listVintages(trx, { code, area: '851', period: '2015' }))
    expect(vintages.map(({ value, retrievedOn }) => [value, retrievedOn])).toEqual([
      [8.52, '2025-10-30'],
      [7.6, '2017-05-01'],
    ])
  })

  it('that is an older one, taken in late, does not cover the newer', async () => {
    await takeIn(code, '851;2015;7,9', '2019-01-01', 3)
    expect((await values(code))[0]).toEqual(['2015', 8.52])
  })

  it('of the same bytes changes nothing', async () => {
    const before = await values(code)
    expect(await takeIn(code, rows.join('\n'), '2026-01-01', 1)).toEqual({
      state: 'known',
      retrievedOn: '2017-05-01',
    })
    expect(await values(code)).toEqual(before)
  })

  it('tells what is kept back, and never as nought', async () => {
    await takeIn(code, '851;2019;x\n851;2020;..\n851;2021;.', '2025-11-01', 4)
    const { observations, missing } = await run((trx) => getIndicator(trx, code))
    expect(missing.map(({ period, why }) => [period.da, why])).toEqual([
      ['2019', 'suppressed'],
      ['2020', 'not_available'],
      ['2021', 'not_applicable'],
    ])
    expect(observations.some(({ value }) => value === 0)).toBe(false)
  })

  it('is taken whole or not at all', async () => {
    const before = await values(code)
    const declared = mapping(code)
    const figure = { area: '851', areaName: null, period: '2030', asOf: '2030-12-31', breakdown: null }
    const twice = [1, 2].map((value) => ({ ...figure, cell: { kind: 'value' as const, value } }))
    const file = { name: 'x', sha256: 'f'.repeat(64), retrievedOn: '2026-01-01', publishedOn: null }
    await expect(
      run((trx) => importFigures(trx, actor, { ...file, mapping: declared, figures: twice })),
    ).rejects.toThrow(/duplicate key/)
    expect(await values(code)).toEqual(before)
  })
})

describe('figures of different kinds', () => {
  it('never come together: a published one is refused under an indicator that is worked out here', async () => {
    await run((trx) =>
      createIndicators(trx, [{ ...neet, code: 'from-records', measure: 'from-records', source: 'records' }]),
    )
    await expect(takeIn('from-records', '851;2015;1', '2026-01-01')).rejects.toBeInstanceOf(NotFound)
    await expect(takeIn('nobody-knows', '851;2015;1', '2026-01-01')).rejects.toBeInstanceOf(NotFound)
  })

  it('never come together in the database either', async () => {
    const statement = `insert into m_851.published_observation (import_id, indicator_code, area, period, as_of, state, value)
      select id, 'from-records', '851', '1998', '1998-12-31', 'value', 1 from m_851.figure_import limit 1`
    await expect(asSuperuser(statement)).rejects.toThrow(/foreign key/)
    const asZero = `insert into m_851.published_observation (import_id, indicator_code, area, period, as_of, state, value)
      select id, indicator_code, '851', '1999', '1999-12-31', 'suppressed', 0 from m_851.figure_import limit 1`
    await expect(asSuperuser(asZero)).rejects.toThrow(/check constraint/)
  })
})

describe('a figure that somebody counts by hand', () => {
  const code = 'by-hand'
  const value = { code, period: '2026K3', asOf: '2026-09-30', value: 12, enteredBy: 'Sekretariatet' }
  beforeAll(() =>
    run(async (trx) => {
      await createIndicators(trx, [{ ...neet, code, measure: code, source: 'manual', unit: 'persons' }])
      await assignManualDuty(trx, { code, owner: 'Sekretariatet', dueOn: '2026-10-15' })
    }),
  )

  it('has an owner and a day; entering it moves the day, and a correction keeps what was there', async () => {
    expect((await run((trx) => getIndicator(trx, code))).dueOn).toBe('2026-10-15')
    await run((trx) => enterManualValue(trx, { ...value, nextDueOn: '2027-01-15' }))
    await run((trx) => enterManualValue(trx, { ...value, value: 13, nextDueOn: '2027-01-15' }))
    const { observations, dueOn } = await run((trx) => getIndicator(trx, code))
    expect(dueOn).toBe('2027-01-15')
    expect(observations).toMatchObject([{ period: { da: '3. kvartal 2026' }, value: 13 }])
    const { rows } = await asSuperuser('select value from m_851.manual_value order by id')
    expect(rows).toEqual([{ value: '12' }, { value: '13' }])
  })

  it('is entered only where somebody answers for it', async () => {
    const other = { ...value, code: 'neet-16-24', nextDueOn: '2027-01-15' }
    await expect(run((trx) => enterManualValue(trx, other))).rejects.toBeInstanceOf(NotFound)
  })
})

it('a new edition begins with what measures the sub-goals that it takes over', async () => {
  const measured = await run(async (trx) => {
    const edition = await getWorkingEdition(trx)
    const id = await beginEdition(trx, actor, {
      number: 5,
      title_da: 'Udkast',
      title_en: 'Draft',
      valid_from: null,
      valid_to: null,
    })
    const of = async (editionId: string) => {
      const goals = await listPassages(trx, editionId, { kinds: ['sub_goal'] })
      return Promise.all(goals.map(async (goal) => [goal.code, await findMeasures(trx, goal.id)] as const))
    }
    return { old: await of(edition.id), new: await of(id) }
  })
  expect(measured.old.length).toBeGreaterThan(10)
  expect(measured.old.filter(([, measures]) => measures === undefined)).toEqual([])
  expect(measured.new).toEqual(measured.old)
})
