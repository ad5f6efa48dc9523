import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import JSONstat from 'jsonstat-toolkit'
import { describe, expect, it } from 'vitest'
import { placeOf, readJsonStat } from '../../src/features/published-figures/jsonstat.ts'
import { isError, jsonStatLevels } from '../../src/features/published-figures/jsonstat-codes.ts'

const folder = join(import.meta.dirname, 'jsonstat')
const read = (...path: string[]) => readFile(join(import.meta.dirname, ...path), 'utf8')
const codesOf = (text: string) => [...new Set(readJsonStat(text).findings.map(({ code }) => code))]

describe('JSON-stat that breaks a rule', () => {
  it('has a file for every declared code', async () => {
    const files = await readdir(join(folder, 'failing'))
    expect(files.toSorted()).toEqual(
      Object.keys(jsonStatLevels)
        .map((code) => `${code}.json`)
        .toSorted(),
    )
  })

  it.each(Object.entries(jsonStatLevels))(
    '%s is found by its code alone, and is an %s',
    async (code, level) => {
      const text = await read('jsonstat', 'failing', `${code}.json`)
      expect(codesOf(text)).toEqual([code])
      const { cubes } = readJsonStat(text)
      expect(cubes.length > 0).toBe(level !== 'error' && code !== 'RECURSION_LIMIT')
    },
  )
})

describe('JSON-stat as others publish it', () => {
  it.each([
    ['jsonstat/samples/order.json', []],
    ['jsonstat/samples/hierarchy.json', []],
    ['jsonstat/samples/canada.json', []],
    ['statbank/BEF5_sex_x_birthcountry_2018-2019.json', []],
    ['statbank/FOLK1A_total_2020K1.json', []],
    ['statbank/FOLK1A_copenhagen_2026K3.json', ['METRIC_UNIT_MISSING']],
  ])('%s is taken', async (path, warnings) => {
    expect(codesOf(await read(path))).toEqual(warnings)
    expect(readJsonStat(await read(path)).cubes).toHaveLength(1)
  })

  it('has the last dimension move first', async () => {
    const [cube] = readJsonStat(await read('jsonstat/samples/order.json')).cubes
    if (!cube) throw new Error('no cube')
    const at = (...indexes: number[]) => cube.at(placeOf(cube, indexes)).datum
    expect([at(0, 0, 0), at(0, 0, 3), at(0, 1, 0), at(2, 1, 3)]).toEqual([
      'A1B1C1',
      'A1B1C4',
      'A1B2C1',
      'A3B2C4',
    ])
  })

  it('may hold 132 places and nothing in them', async () => {
    const [cube] = readJsonStat(await read('jsonstat/samples/hierarchy.json')).cubes
    expect(cube?.cells).toBe(132)
    expect(cube?.at(131)).toEqual({ datum: null, status: null })
  })

  it('gives one status to all of Canada', async () => {
    const [cube] = readJsonStat(await read('jsonstat/samples/canada.json')).cubes
    expect(cube?.at(0)).toEqual({ datum: 34880.5, status: 'a' })
    expect(cube?.at(119)).toEqual({ datum: 1, status: 'a' })
  })

  it('of version 1.x reads as version 2.0 does: 9,471 women from Finland', async () => {
    const [cube] = readJsonStat(await read('statbank/BEF5_sex_x_birthcountry_2018-2019.json')).cubes
    expect(cube?.dimensions.map(({ id, role }) => [id, role])).toEqual([
      ['KØN', null],
      ['FODLAND', 'geo'],
      ['ContentsCode', 'metric'],
      ['Tid', 'time'],
    ])
    if (!cube) throw new Error('no cube')
    expect(cube.at(placeOf(cube, [1, 0, 0, 1])).datum).toBe(9471)
  })
})

interface Shape {
  readonly size: readonly number[]
  readonly value: readonly (number | null)[]
  readonly sparse: boolean
  readonly old: boolean
}

/** Cubes of any shape, with values as a list or by their places. */
const cubes: fc.Arbitrary<Shape> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  .chain((size) => {
    const cells = size.reduce((product, one) => product * one, 1)
    const datum = fc.option(fc.integer({ min: -1000, max: 1000 }))
    return fc.record({
      size: fc.constant(size),
      value: fc.array(datum, { minLength: cells, maxLength: cells }),
      sparse: fc.boolean(),
      old: fc.boolean(),
    })
  })

const written = ({ size, value, sparse, old }: Shape): string => {
  const id = size.map((_, at) => `d${at}`)
  const dimension = Object.fromEntries(
    size.map((count, at) => [
      `d${at}`,
      {
        category: { index: Object.fromEntries(Array.from({ length: count }, (_, one) => [`m${one}`, one])) },
      },
    ]),
  )
  const values = sparse
    ? Object.fromEntries(value.flatMap((one, place) => (one === null ? [] : [[place, one]])))
    : value
  return JSON.stringify(
    old
      ? { dataset: { dimension: { ...dimension, id, size }, value: values } }
      : { version: '2.0', class: 'dataset', id, size, dimension, value: values },
  )
}

it('any cube of either version reads as the toolkit of the format’s author reads it', () => {
  fc.assert(
    fc.property(cubes, (shape) => {
      const text = written(shape)
      const { findings, cubes: found } = readJsonStat(text)
      expect(findings.filter(isError)).toEqual([])
      // It has no list at all where a sparse cube holds nothing.
      const theirs = JSONstat(JSON.parse(text))
      const dataset = theirs.class === 'dataset' ? theirs : theirs.Dataset(0)
      const [cube] = found
      expect(cube?.dimensions.map(({ id }) => id)).toEqual(dataset.id)
      for (let place = 0; place < shape.value.length; place++)
        expect(cube?.at(place).datum).toBe(dataset.value?.[place] ?? null)
    }),
    { numRuns: 300 },
  )
})

it('any JSON is read or found to break a rule, and nothing else', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readJsonStat(text).findings.length > 0 || readJsonStat(text).cubes.length > 0).toBe(true)
    }),
    { numRuns: 500 },
  )
})
