import type { Finding, JsonStatCode } from './jsonstat-codes.ts'
import type { Category, Dataset } from './jsonstat-shape.ts'

/** What StatBank gives at most in one answer; more is not looked through cell by cell. */
const mostCells = 1_000_000

/** Everything that is wrong with a dataset, by the declared codes. */
export function checkDataset(dataset: Dataset): readonly Finding[] {
  const { id, size, dimension, role = {} } = dataset
  if (id.length !== size.length) return [found('ID_SIZE_LEN_MISMATCH')]
  const cells = size.reduce((product, one) => product * one, 1)
  if (!Number.isSafeInteger(cells)) return [found('CUBE_SIZE_OVERFLOW')]
  const named = new Set(id)
  const keys = Object.keys(dimension)
  if (named.size !== id.length || keys.length !== id.length || keys.some((key) => !named.has(key)))
    return [found('DIM_KEY_ID_MISMATCH')]
  const roles = [role.time, role.geo, role.metric].flatMap((ids) => ids ?? [])
  return [
    ...roles.filter((one) => !named.has(one)).map((one) => found('ROLE_ID_UNKNOWN', one)),
    ...(cells > mostCells ? [found('BUDGET_EXCEEDED')] : []),
    ...cellFindings(dataset, cells),
    ...id.flatMap((one, at) =>
      dimensionFindings(
        one,
        dimension[one]?.category ?? {},
        size[at] ?? 0,
        role.metric?.includes(one) === true,
      ),
    ),
  ]
}

const found = (code: JsonStatCode, where: string | null = null): Finding => ({ code, where })

function cellFindings({ value, status }: Dataset, cells: number): Finding[] {
  const beyond = (keys: object): boolean =>
    cells <= mostCells && Object.keys(keys).some((key) => !isPlace(key, cells))
  const findings: Finding[] = []
  if (Array.isArray(value)) {
    if (value.length !== cells) findings.push(found('VALUE_LEN_MISMATCH'))
  } else if (beyond(value)) findings.push(found('SPARSE_KEY_OUT_OF_RANGE'))
  // One status alone is every cell's.
  if (Array.isArray(status)) {
    if (status.length !== 1 && status.length !== cells) findings.push(found('STATUS_LEN_MISMATCH'))
  } else if (typeof status === 'object' && beyond(status)) findings.push(found('STATUS_KEY_OUT_OF_RANGE'))
  return findings
}

const isPlace = (key: string, cells: number): boolean => /^(?:0|[1-9]\d*)$/.test(key) && Number(key) < cells

function dimensionFindings(where: string, category: Category, size: number, isMetric: boolean): Finding[] {
  const { index, label, unit, coordinates, note } = category
  const codes = codesOf(category)
  if (codes.length !== size) return [found('INDEX_COUNT_MISMATCH', where)]
  if (!positionsHold(index, codes)) return [found('INDEX_POSITIONS_INVALID', where)]
  const known = new Set(codes)
  const strange = (keyed: object | undefined) => Object.keys(keyed ?? {}).some((key) => !known.has(key))
  const lacks = (keyed: object | undefined) => codes.some((code) => !keyed || !Object.hasOwn(keyed, code))
  return [
    ...(strange(label) ? [found('LABEL_KEY_UNKNOWN', where)] : []),
    ...(strange(unit) ? [found('UNIT_KEY_UNKNOWN', where)] : []),
    ...(strange(coordinates) ? [found('COORD_KEY_UNKNOWN', where)] : []),
    ...(strange(note) ? [found('NOTE_KEY_UNKNOWN', where)] : []),
    ...childFindings(where, category, known),
    ...(isMetric && lacks(unit) ? [found('METRIC_UNIT_MISSING', where)] : []),
    ...(label && lacks(label) ? [found('LABEL_KEY_INCOMPLETE', where)] : []),
  ]
}

/** A dimension of one member may name it by its label alone. */
export function codesOf({ index, label }: Category): readonly string[] {
  if (Array.isArray(index)) return index
  if (index) return Object.keys(index).toSorted((one, other) => (index[one] ?? 0) - (index[other] ?? 0))
  return Object.keys(label ?? {})
}

function positionsHold(index: Category['index'], codes: readonly string[]): boolean {
  if (index === undefined) return codes.length === 1
  if (Array.isArray(index)) return new Set(index).size === index.length
  return codes.every((code, at) => index[code] === at)
}

function childFindings(where: string, { child = {} }: Category, known: ReadonlySet<string>): Finding[] {
  const members = [...Object.keys(child), ...Object.values(child).flat()]
  if (members.some((one) => !known.has(one))) return [found('CHILD_ID_UNKNOWN', where)]
  return goesRound(child) ? [found('CHILD_CYCLE', where)] : []
}

/** Takes away whoever has no children left, until nobody has any: what stays goes round in a circle. */
function goesRound(child: Readonly<Record<string, readonly string[]>>): boolean {
  let left = Object.entries(child)
  for (;;) {
    const parents = new Set(left.map(([parent]) => parent))
    const stays = left.filter(([, children]) => children.some((one) => parents.has(one)))
    if (stays.length === left.length) return left.length > 0
    left = stays
  }
}
