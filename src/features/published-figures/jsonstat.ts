import { type Finding, isError } from './jsonstat-codes.ts'
import { checkDataset, codesOf } from './jsonstat-rules.ts'
import { type Category, type Dataset, shapeJsonStat } from './jsonstat-shape.ts'

export interface CubeDimension {
  readonly id: string
  readonly label: string
  readonly role: 'time' | 'geo' | 'metric' | null
  readonly members: readonly { readonly code: string; readonly label: string }[]
}

/** A dataset that can be asked: dimensions in order, and what stands at each place, in row-major order. */
export interface Cube {
  readonly label: string | null
  readonly source: string | null
  readonly updated: string | null
  readonly dimensions: readonly CubeDimension[]
  readonly cells: number
  /** The value as it is published, and its status; nothing where the source holds nothing. */
  at(place: number): { readonly datum: number | string | null; readonly status: string | null }
}

export interface ReadJsonStat {
  /** None where an error was found in any of them: a file is taken whole or not at all. */
  readonly cubes: readonly Cube[]
  readonly findings: readonly Finding[]
}

/** Reads JSON-stat 1.x and 2.0, and says all that is wrong with it. */
export function readJsonStat(text: string): ReadJsonStat {
  const { datasets, findings } = shapeJsonStat(text)
  const all = [...findings, ...datasets.flatMap(checkDataset)]
  return { findings: all, cubes: all.some(isError) ? [] : datasets.map(cubeOf) }
}

/** Where a cell stands whose place in each dimension is known: the last dimension moves first. */
export const placeOf = ({ dimensions }: Cube, indexes: readonly number[]): number =>
  dimensions.reduce((place, { members }, at) => place * members.length + (indexes[at] ?? 0), 0)

function cubeOf(dataset: Dataset): Cube {
  const { id, size, dimension, value, status, label, source, updated } = dataset
  return {
    label: label ?? null,
    source: source ?? null,
    updated: updated ?? null,
    dimensions: id.map((one) => {
      const { label, category } = dimension[one] ?? { category: {} }
      const members = codesOf(category).map((code) => ({ code, label: labelOf(category, code) }))
      return { id: one, label: label ?? one, role: roleOf(dataset, one), members }
    }),
    cells: size.reduce((product, each) => product * each, 1),
    at: (place) => ({
      datum: (Array.isArray(value) ? value[place] : value[String(place)]) ?? null,
      status: statusAt(status, place),
    }),
  }
}

/** A code may be called `constructor`: only what the source itself wrote counts. */
const labelOf = ({ label }: Category, code: string): string =>
  label && Object.hasOwn(label, code) ? (label[code] ?? code) : code

function statusAt(status: Dataset['status'], place: number): string | null {
  if (status === undefined || typeof status === 'string') return status ?? null
  if (!Array.isArray(status)) return status[String(place)] ?? null
  return (status.length === 1 ? status[0] : status[place]) ?? null
}

function roleOf({ role = {} }: Dataset, id: string): CubeDimension['role'] {
  if (role.time?.includes(id)) return 'time'
  if (role.geo?.includes(id)) return 'geo'
  return role.metric?.includes(id) ? 'metric' : null
}
