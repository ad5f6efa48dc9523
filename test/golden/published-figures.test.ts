import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cellOf, usualMarkers } from '../../src/features/published-figures/cell.ts'
import { FiguresRefused } from '../../src/features/published-figures/fault.ts'
import { readMapping } from '../../src/features/published-figures/mapping.ts'
import { readPeriod } from '../../src/features/published-figures/period.ts'
import { readFigures } from '../../src/features/published-figures/read-figures.ts'
import { readTableInformation } from '../../src/features/published-figures/statbank.ts'
import { da } from '../../src/features/published-figures/text.da.ts'
import { faultLine } from '../../src/features/published-figures/text.ts'
import { fileInMemory, fileOnDisk } from '../../src/platform/files/open-file.ts'
import { lix } from '../../src/platform/text/lix.ts'

const place = (...path: string[]) => join(import.meta.dirname, ...path)
const mappingOf = (own: object) =>
  readMapping(
    JSON.stringify({
      format: 'table',
      indicator: 'population',
      source: { da: 'Kilde: Danmarks Statistik', en: 'Source: Statistics Denmark' },
      terms: { da: 'Fri brug med kilde', en: 'Free use with the source' },
      area: { from: 'OMRÅDE', codes: { 'Hele landet': '000', Aalborg: '851' } },
      period: { from: 'TID', stands: 'first-day' },
      value: { from: 'INDHOLD' },
      only: { KØN: 'I alt', ALDER: 'Alder i alt', CIVILSTAND: 'I alt' },
      numbers: 'danish',
      ...own,
    }),
  )
const population = mappingOf({})
const fromText = async (text: string, mapping = population) =>
  readFigures(await fileInMemory(new TextEncoder().encode(text)), mapping)
const fromFile = async (path: string, mapping = population) =>
  readFigures(await fileOnDisk(place(path)), mapping)

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => {
      if (!(error instanceof FiguresRefused)) throw error
      return error.faults.map(({ code, column }) => (column === null ? code : `${code} ${column}`)).join(', ')
    },
  )

describe('StatBank', () => {
  it.each(['statbank/FOLK1A_2023K1_csv_with_bom.csv', 'statbank/FOLK1A_2023K1_bulk_no_bom.csv'])(
    '%s has 5,932,654 people in the whole country on the first day of 2023',
    async (path) => {
      const { figures, faults } = await fromFile(path)
      expect(faults).toEqual([])
      expect(figures).toEqual([
        {
          area: '000',
          areaName: null,
          period: '2023K1',
          asOf: '2023-01-01',
          breakdown: null,
          cell: { kind: 'value', value: 5_932_654 },
        },
      ])
    },
  )

  it('in JSON-stat 1.x has 670,389 people in Copenhagen, and says what the cube lacks', async () => {
    const mapping = mappingOf({
      format: 'json-stat',
      area: { from: 'OMRÅDE' },
      period: { from: 'Tid', stands: 'first-day' },
      value: { from: 'ContentsCode' },
      only: {},
    })
    const { figures, findings } = await fromFile('statbank/FOLK1A_copenhagen_2026K3.json', mapping)
    expect(figures).toMatchObject([
      { area: '101', areaName: 'Copenhagen', asOf: '2026-07-01', cell: { kind: 'value', value: 670_389 } },
    ])
    expect(findings).toEqual([{ code: 'METRIC_UNIT_MISSING', where: 'ContentsCode' }])
  })

  it('that says no is heard, in its own words, whatever was asked for', async () => {
    const error = await fromFile('statbank/error_request_limit.json').catch((one: unknown) => one)
    expect(error).toBeInstanceOf(FiguresRefused)
    expect(error).toMatchObject({
      faults: [{ code: 'source_error', column: 'REQUEST-LIMIT', sentence: 'fault_source_error' }],
      said: expect.stringContaining('4.800.600 celler er over begrænsningen'),
    })
  })

  it('tells which number it prints for what it keeps back', async () => {
    const text = await readFile(place('statbank/FOLK1A_tableinfo_excerpt.json'), 'utf8')
    expect(readTableInformation(text)).toEqual({
      id: 'FOLK1A',
      updated: '2020-02-11T08:00:00',
      suppressedValue: '0',
      mustBeNamed: [],
    })
    const doubtful = mappingOf({ suppressedValue: '0' })
    const { figures } = await fromText(
      'OMRÅDE;KØN;ALDER;CIVILSTAND;TID;INDHOLD\nAalborg;I alt;Alder i alt;I alt;2023K1;0\n',
      doubtful,
    )
    expect(figures[0]?.cell).toEqual({ kind: 'suppressed' })
  })
})

describe('a cell', () => {
  const notation = { numbers: 'danish', markers: usualMarkers, suppressedValue: null } as const
  it.each([
    ['2.351', { kind: 'value', value: 2351 }],
    ['7,3', { kind: 'value', value: 7.3 }],
    ['100,0 %', { kind: 'value', value: 100 }],
    ['0', { kind: 'value', value: 0 }],
    ['..', { kind: 'not_available' }],
    ['.', { kind: 'not_applicable' }],
    ['-', { kind: 'not_available' }],
    ['x', { kind: 'suppressed' }],
    ['', { kind: 'not_available' }],
    ['constructor', undefined],
    ['7.3', undefined],
  ])('%j is what it says', (text, cell) => {
    expect(cellOf(text, notation)).toEqual(cell)
  })

  it('is nought for a mark only where the mapping says so', () => {
    const markers = { '-': 'zero' } as const
    expect(cellOf('-', { ...notation, markers })).toEqual({ kind: 'value', value: 0 })
    expect(cellOf('..', { ...notation, markers })).toBeUndefined()
  })
})

describe('a period', () => {
  it.each([
    ['2023', '11-30', '2023', '2023-11-30'],
    ['2023', 'last-day', '2023', '2023-12-31'],
    ['2023K1', 'first-day', '2023K1', '2023-01-01'],
    ['2023Q4', 'last-day', '2023K4', '2023-12-31'],
    ['2024M02', 'last-day', '2024M02', '2024-02-29'],
  ] as const)('%s that stands for its %s', (text, stands, code, asOf) => {
    expect(readPeriod(text, stands)).toEqual({ code, asOf })
  })
  it.each(['2023K5', '2023M13', '23', '2023-01-01', ''])('%j is none', (text) => {
    expect(readPeriod(text, 'last-day')).toBeUndefined()
  })
})

describe('rows with faults', () => {
  it('are parked with code, line and column, and the others are taken', async () => {
    const { figures, faults } = await fromText(
      [
        'OMRÅDE;KØN;ALDER;CIVILSTAND;TID;INDHOLD',
        'Aalborg;I alt;Alder i alt;I alt;2023K1;1.000',
        'Aalborg;Mænd;Alder i alt;I alt;2023K1;500',
        'Atlantis;I alt;Alder i alt;I alt;2023K1;1',
        'Aalborg;I alt;Alder i alt;I alt;i år;1',
        'Aalborg;I alt;Alder i alt;I alt;2023K2;1,2,3',
        'Aalborg;I alt;Alder i alt;I alt;2023K1;1.001',
        'Aalborg;I alt',
        'Aalborg;I alt;Alder i alt;I alt;2023K3;..',
      ].join('\n'),
    )
    expect(figures.map(({ period, cell }) => [period, cell])).toEqual([
      ['2023K1', { kind: 'value', value: 1000 }],
      ['2023K3', { kind: 'not_available' }],
    ])
    expect(faults.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['area_unknown', 4, 'OMRÅDE'],
      ['period_unreadable', 5, 'TID'],
      ['cell_unreadable', 6, 'INDHOLD'],
      ['figure_twice', 7, 'INDHOLD'],
      ['cell_count', 8, null],
    ])
    expect(faults.map((one) => faultLine(one, 'da'))[0]).toBe(
      'area_unknown: Området kender vi ikke. (linje 4, OMRÅDE)',
    )
  })

  it.each([
    ['TID;INDHOLD\n2023;1\n', 'column_missing OMRÅDE'],
    ['OMRÅDE;KØN;ALDER;CIVILSTAND;TID;INDHOLD\n', 'nothing_found'],
    [
      'OMRÅDE;KØN;ALDER;CIVILSTAND;TID;INDHOLD\nAtlantis;I alt;Alder i alt;I alt;2023K1;1',
      'area_unknown OMRÅDE',
    ],
  ])('all over a file refuse it: %j', async (text, code) => {
    expect(await refusalOf(fromText(text))).toBe(code)
  })
})

describe('JSON-stat by a mapping', () => {
  const women = mappingOf({
    format: 'json-stat',
    area: { fixed: '000' },
    period: { from: 'Tid', stands: 'first-day' },
    value: { from: 'ContentsCode' },
    only: { KØN: 'K' },
    breakdown: { from: 'FODLAND', members: { '5101': 'greenland', '5104': 'finland' } },
  })
  const path = 'statbank/BEF5_sex_x_birthcountry_2018-2019.json'

  it('takes the members that are meant', async () => {
    const { figures } = await fromFile(path, women)
    expect(figures.map(({ breakdown, period, cell }) => [breakdown, period, cell])).toEqual([
      ['greenland', '2018', { kind: 'value', value: 9454 }],
      ['greenland', '2019', { kind: 'value', value: 9471 }],
      ['finland', '2018', { kind: 'value', value: 2766 }],
      ['finland', '2019', { kind: 'value', value: 2787 }],
    ])
  })

  it.each([
    ['leaves a dimension open', { only: {} }, 'dimension_open KØN'],
    ['names a member that is not there', { only: { KØN: 'X' } }, 'member_unknown KØN'],
    [
      'names a dimension that is not there',
      { period: { from: 'TID', stands: 'last-day' } },
      'dimension_open Tid',
    ],
  ])('that %s is refused', async (_, own, code) => {
    expect(await refusalOf(fromFile(path, { ...women, ...own }))).toBe(code)
  })

  it('gives a missing number the meaning of its status', async () => {
    const cube = {
      version: '2.0',
      class: 'dataset',
      id: ['geo', 'time'],
      size: [1, 4],
      dimension: {
        geo: { category: { index: ['DK'] } },
        time: { category: { index: ['2019', '2020', '2021', '2022'] } },
      },
      value: { '0': 9.6, '2': 0 },
      status: { '1': 'c', '2': 'p', '3': ':' },
    }
    const mapping = mappingOf({
      format: 'json-stat',
      area: { from: 'geo' },
      period: { from: 'time', stands: 'last-day' },
      only: {},
      statuses: { c: 'suppressed' },
    })
    const { figures } = await fromText(JSON.stringify(cube), mapping)
    expect(figures.map(({ cell }) => cell)).toEqual([
      { kind: 'value', value: 9.6 },
      { kind: 'suppressed' },
      { kind: 'value', value: 0 },
      { kind: 'not_available' },
    ])
  })
})

describe('the education ministry’s answer', () => {
  const mapping = async () => readMapping(await readFile(place('ministry/profmod.mapping.json'), 'utf8'))

  it('has what was left out as suppressed, and never as nought', async () => {
    const { figures, faults } = await fromFile('ministry/profmod-own-sample.json', await mapping())
    expect(faults).toEqual([])
    const found = Object.fromEntries(figures.map(({ area, period, cell }) => [`${area} ${period}`, cell]))
    expect(found).toEqual({
      '851 2021': { kind: 'value', value: 87.7 },
      '851 2022': { kind: 'value', value: 87 },
      '101 2021': { kind: 'value', value: 86.5 },
      '101 2022': { kind: 'value', value: 85.6 },
      '825 2021': { kind: 'suppressed' },
      '825 2022': { kind: 'value', value: 75.7 },
    })
  })

  it('without the measure is an alarm', async () => {
    const renamed = { ...(await mapping()), value: { from: 'Komp: Andel' } }
    expect(await refusalOf(fromFile('ministry/profmod-own-sample.json', renamed))).toBe(
      'measure_missing Komp: Andel',
    )
  })
})

describe('a mapping', () => {
  it('that says something nobody knows is refused at its place', async () => {
    const broken = Promise.resolve().then(() =>
      mappingOf({ number: 'danish', period: { from: 'TID', stands: 'noon' } }),
    )
    expect(await refusalOf(broken)).toMatch(/mapping_broken period\.stands.*mapping_broken number/)
  })
})

it('what is wrong with figures is said in easy words', () => {
  expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(40)
})
