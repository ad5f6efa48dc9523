import { z } from 'zod'
import type { Finding } from './jsonstat-codes.ts'

const labels = z.record(z.string(), z.unknown())
const category = z.object({
  index: z.union([z.array(z.string()), z.record(z.string(), z.number())]).optional(),
  label: z.record(z.string(), z.string()).optional(),
  child: z.record(z.string(), z.array(z.string())).optional(),
  unit: labels.optional(),
  coordinates: labels.optional(),
  note: labels.optional(),
})
const dimension = z.object({ label: z.string().optional(), category })
const role = z.object({
  time: z.array(z.string()).optional(),
  geo: z.array(z.string()).optional(),
  metric: z.array(z.string()).optional(),
})
const datum = z.union([z.number(), z.string(), z.null()])
const flag = z.union([z.string(), z.null()])

/** A dataset as JSON-stat 2.0 has it: what both versions are brought to. Other members are nobody's fault and not read. */
const datasetShape = z.object({
  label: z.string().optional(),
  source: z.string().optional(),
  updated: z.string().optional(),
  id: z.array(z.string()).min(1),
  size: z.array(z.int().min(0)).min(1),
  role: role.optional(),
  dimension: z.record(z.string(), dimension),
  value: z.union([z.array(datum), z.record(z.string(), datum)]),
  status: z.union([z.string(), z.array(flag), z.record(z.string(), flag)]).optional(),
})
export type Dataset = z.output<typeof datasetShape>
export type Category = z.output<typeof category>

export interface Shaped {
  readonly datasets: readonly Dataset[]
  readonly findings: readonly Finding[]
}

/** Collections in collections; nobody publishes more than two. */
const deepestCollection = 8

type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The datasets of a JSON-stat answer of version 1.x or 2.0, in the shape of 2.0. StatBank writes 1.x: a `dataset` around
 * it, and `id`, `size` and `role` inside `dimension` (reference: statistics, 5.1).
 */
export function shapeJsonStat(text: string): Shaped {
  let whole: unknown
  try {
    whole = JSON.parse(text)
  } catch {
    return { datasets: [], findings: [{ code: 'PARSE_ERROR', where: null }] }
  }
  return shaped(whole, 0)
}

function shaped(whole: unknown, depth: number): Shaped {
  if (!isPlain(whole)) return violated(null)
  if (whole.class === 'collection') return collected(whole, depth)
  if (whole.class === 'dataset' || ('dimension' in whole && 'value' in whole)) return one(whole, null)
  // A bundle of 1.x: datasets by names of their own. StatBank's has one, called `dataset`.
  const named = Object.entries(whole).filter(([, inside]) => isPlain(inside) && 'dimension' in inside)
  if (named.length === 0) return violated(null)
  const isBundle = named.length > 1 || named[0]?.[0] !== 'dataset'
  const note: Finding[] = isBundle ? [{ code: 'BUNDLE_DEPRECATED', where: null }] : []
  return joined(
    note,
    named.map(([name, inside]) => one(inside as Plain, isBundle ? name : null)),
  )
}

function collected(whole: Plain, depth: number): Shaped {
  if (depth >= deepestCollection)
    return { datasets: [], findings: [{ code: 'RECURSION_LIMIT', where: null }] }
  const link = isPlain(whole.link) ? whole.link.item : undefined
  if (!Array.isArray(link)) return violated('link')
  // An item that only points elsewhere holds nothing, and nothing is fetched.
  const held = link.filter((item) => isPlain(item) && (item.class === 'collection' || 'dimension' in item))
  return joined(
    [],
    held.map((item) => shaped(item, depth + 1)),
  )
}

const joined = (findings: readonly Finding[], parts: readonly Shaped[]): Shaped => ({
  datasets: parts.flatMap((part) => part.datasets),
  findings: [...findings, ...parts.flatMap((part) => part.findings)],
})

const violated = (where: string | null): Shaped => ({
  datasets: [],
  findings: [{ code: 'STRUCTURAL_VIOLATION', where }],
})

function one(raw: Plain, name: string | null): Shaped {
  const parsed = datasetShape.safeParse(asVersion2(raw))
  if (parsed.success) return { datasets: [parsed.data], findings: [] }
  const [first] = parsed.error.issues
  return violated(first?.path.join('.') || name)
}

function asVersion2(raw: Plain): Plain {
  if (!isPlain(raw.dimension) || 'id' in raw) return raw
  const { id, size, role, ...dimension } = raw.dimension
  return { ...raw, id, size, dimension, ...(role === undefined ? {} : { role }) }
}
