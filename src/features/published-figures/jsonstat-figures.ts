import { type Cell, cellOf } from './cell.ts'
import { FiguresRefused, figureFault } from './fault.ts'
import type { Gathering } from './gathering.ts'
import { type Cube, type CubeDimension, placeOf, readJsonStat } from './jsonstat.ts'
import { type Finding, isError } from './jsonstat-codes.ts'
import type { Mapping } from './mapping.ts'

/** A dimension of a cube, and which of its members are looked at. */
interface Walked {
  readonly id: string
  readonly members: readonly { readonly at: number; readonly code: string; readonly label: string }[]
}

/**
 * Figures in a JSON-stat cube. Every dimension is an area, a time, a breakdown, named in `only`, or has one member: a share
 * that is summed over an open dimension would be wrong, and a hierarchy would be counted twice.
 *
 * @returns warnings and notes that stop nothing
 * @throws FiguresRefused with the rule codes
 */
export function takeJsonStat(text: string, mapping: Mapping, gathering: Gathering): readonly Finding[] {
  const { cubes, findings } = readJsonStat(text)
  const errors = findings.filter(isError)
  if (errors.length > 0)
    throw new FiguresRefused(errors.map(({ code, where }) => figureFault(code, null, where)))
  for (const cube of cubes) takeCube(cube, mapping, gathering)
  return findings
}

function takeCube(cube: Cube, mapping: Mapping, gathering: Gathering): void {
  const dimensions = cube.dimensions.map((one) => walked(one, mapping))
  const { area, period, breakdown } = mapping
  const wanted = [period.from, ...('from' in area ? [area.from] : []), ...(breakdown ? [breakdown.from] : [])]
  const missing = [...wanted, ...Object.keys(mapping.only)].filter(
    (id) => !cube.dimensions.some((one) => one.id === id),
  )
  if (missing.length > 0)
    throw new FiguresRefused(missing.map((id) => figureFault('dimension_missing', null, id)))
  for (const members of combinations(dimensions)) {
    const one = (id: string) => members.find((member) => member.id === id)
    const place = 'from' in area ? one(area.from) : undefined
    const part = breakdown ? one(breakdown.from) : undefined
    gathering.take({
      line: null,
      area: place?.code ?? '',
      areaName: place?.label ?? null,
      period: one(period.from)?.code ?? '',
      breakdown: part?.code ?? null,
      datum: datumOf(
        cube.at(
          placeOf(
            cube,
            members.map(({ at }) => at),
          ),
        ),
        mapping,
      ),
    })
  }
}

function walked({ id, members }: CubeDimension, { area, period, breakdown, only }: Mapping): Walked {
  const places = members.map((member, at) => ({ ...member, at }))
  if (Object.hasOwn(only, id)) {
    const pinned = places.filter(({ code, label }) => code === only[id] || label === only[id])
    if (pinned.length !== 1) throw new FiguresRefused([figureFault('member_unknown', null, id)])
    return { id, members: pinned }
  }
  const isOurs = [period.from, 'from' in area ? area.from : undefined, breakdown?.from].includes(id)
  if (!isOurs && members.length > 1) throw new FiguresRefused([figureFault('dimension_open', null, id)])
  // Members that the mapping has no use for, such as other parts of the population, are passed by.
  const parts = breakdown?.from === id ? breakdown.members : undefined
  return { id, members: parts ? places.filter(({ code }) => Object.hasOwn(parts, code)) : places }
}

interface Member {
  readonly id: string
  readonly at: number
  readonly code: string
  readonly label: string
}

function* combinations(dimensions: readonly Walked[]): Generator<readonly Member[]> {
  const [first, ...others] = dimensions
  if (!first) {
    yield []
    return
  }
  for (const member of first.members)
    for (const rest of combinations(others)) yield [{ id: first.id, ...member }, ...rest]
}

function datumOf({ datum, status }: ReturnType<Cube['at']>, { notation, statuses }: Mapping): string | Cell {
  const meaning = status !== null && Object.hasOwn(statuses, status) ? statuses[status] : undefined
  if (meaning) return { kind: meaning }
  if (datum === null) return { kind: 'not_available' }
  if (typeof datum === 'string') return datum
  // A number of JSON is written in one way only.
  return cellOf(String(datum), { ...notation, numbers: 'plain' }) ?? String(datum)
}
