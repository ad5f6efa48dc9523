/** Which way a matrix is read. A published one is useless without it, so it is declared and never guessed. */
const orientations: readonly string[] = ['rows-are-from', 'columns-are-from']

export interface DeclaredMatrix {
  /** `rows-are-from` or `columns-are-from`; what comes from elsewhere may say anything. */
  readonly orientation: string
  readonly states: readonly string[]
  /** States that nobody leaves. */
  readonly absorbing: readonly string[]
  readonly entries: readonly (readonly number[])[]
}

export type MatrixFaultCode =
  | 'ORIENTATION_UNKNOWN'
  | 'STATE_TWICE'
  | 'NOT_SQUARE'
  | 'ABSORBING_UNKNOWN'
  | 'ENTRY_NOT_A_NUMBER'
  | 'ENTRY_OUT_OF_RANGE'
  | 'ROW_SUM_NOT_ONE'
  | 'ABSORBING_NOT_UNIT'

export interface MatrixFault {
  readonly code: MatrixFaultCode
  /** The state whose row it is, where it is one row's. */
  readonly state?: string
  /** The entry, or the row's sum. */
  readonly value?: number
}

/** A matrix without faults, its rows by where one comes from. Only `stochastic` makes one. */
export interface StochasticMatrix {
  readonly states: readonly string[]
  readonly absorbing: readonly string[]
  readonly rows: readonly (readonly number[])[]
  readonly checked: typeof checked
}
const checked: unique symbol = Symbol('checked')

export class MatrixRefused extends Error {
  readonly faults: readonly MatrixFault[]

  constructor(faults: readonly MatrixFault[]) {
    super(
      faults
        .map(({ code, state, value }) => [code, state, value].filter((one) => one !== undefined).join(' '))
        .join('; '),
    )
    this.name = 'MatrixRefused'
    this.faults = faults
  }
}

/** How far a row's sum may be from 1: what adding up numbers with 16 digits can lose, and no more. */
const tolerance = 1e-9

/** All that is wrong with a matrix of yearly rates (reference: statistics, 4.2). The codes are stable. */
export function matrixFaults(matrix: DeclaredMatrix): MatrixFault[] {
  const { states, absorbing, entries } = matrix
  const shape: MatrixFault[] = []
  if (!orientations.includes(matrix.orientation)) shape.push({ code: 'ORIENTATION_UNKNOWN' })
  for (const [index, state] of states.entries())
    if (states.indexOf(state) < index) shape.push({ code: 'STATE_TWICE', state })
  if (entries.length !== states.length || entries.some((row) => row.length !== states.length))
    shape.push({ code: 'NOT_SQUARE' })
  for (const state of absorbing) if (!states.includes(state)) shape.push({ code: 'ABSORBING_UNKNOWN', state })
  // What is not square has no rows by state.
  if (shape.length > 0) return shape
  return rowsOf(matrix).flatMap((row, index) => rowFaults(matrix, states[index] ?? '', row))
}

/** The matrix by rows, or `MatrixRefused` with everything that is wrong. */
export function stochastic(matrix: DeclaredMatrix): StochasticMatrix {
  const faults = matrixFaults(matrix)
  if (faults.length > 0) throw new MatrixRefused(faults)
  return { states: matrix.states, absorbing: matrix.absorbing, rows: rowsOf(matrix), checked }
}

/** Everybody's place after so many steps, in shares, from one state. */
export function sharesAfter({ states, rows }: StochasticMatrix, from: string, steps: number): number[] {
  let shares: number[] = states.map((state) => (state === from ? 1 : 0))
  for (let step = 0; step < steps; step += 1)
    shares = states.map((_, to) =>
      shares.reduce((total, share, index) => total + share * (rows[index]?.[to] ?? 0), 0),
    )
  return shares
}

const rowsOf = ({ orientation, states, entries }: DeclaredMatrix): (readonly number[])[] =>
  orientation === 'rows-are-from'
    ? [...entries]
    : states.map((_, from) => entries.map((row) => row[from] ?? Number.NaN))

function rowFaults(
  { states, absorbing }: DeclaredMatrix,
  state: string,
  row: readonly number[],
): MatrixFault[] {
  const bad = row.flatMap((value): MatrixFault[] => {
    if (!Number.isFinite(value)) return [{ code: 'ENTRY_NOT_A_NUMBER', state }]
    return value < 0 || value > 1 ? [{ code: 'ENTRY_OUT_OF_RANGE', state, value }] : []
  })
  if (bad.length > 0) return bad
  const sum = row.reduce((total, value) => total + value, 0)
  if (Math.abs(sum - 1) > tolerance)
    return [{ code: 'ROW_SUM_NOT_ONE', state, value: Math.round(sum * 1e9) / 1e9 }]
  const isUnit = row.every((value, to) => value === (states[to] === state ? 1 : 0))
  return absorbing.includes(state) && !isUnit ? [{ code: 'ABSORBING_NOT_UNIT', state }] : []
}
