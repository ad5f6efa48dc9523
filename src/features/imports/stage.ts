import type { CopyRow, CopyValue } from '../../platform/db/bulk.ts'
import type { FileSource } from '../../platform/files/source.ts'
import { redactPersonNumbers } from '../../platform/log/redact.ts'
import { DeliveryRefused, type ImportFaultCode } from './codes.ts'
import type { Judging, Kind } from './kind.ts'
import { readRows } from './read-rows.ts'
import { RowsOfOne } from './rows-of-one.ts'

/** More than this is another file than was declared, and a report that nobody reads. */
const mostFaults = 100_000
/** How often whoever waits is told. */
const toldEvery = 5_000

/** What was seen while a file was read. */
export interface Seen {
  rows: number
  faults: number
  /** Words that no mapping knows, by field: how many rows have each. */
  readonly unknown: Map<string, Map<string, number>>
}

/** The columns that every kind's rows have, before its own. */
export const commonColumns = {
  line: 'bigint',
  blind: 'bytea',
  other_blind: 'bytea',
  fault: 'text',
  fault_field: 'text',
} as const

/**
 * The rows of a file as they are staged: each judged by itself, its number sealed, a row for each fault.
 *
 * @throws FileRefused, DeliveryRefused
 */
export async function* stagedRows(
  source: FileSource,
  kind: Kind,
  judging: Judging,
  seen: Seen,
  tell: (rows: number) => void,
): AsyncGenerator<readonly CopyRow[]> {
  const ofOne = new RowsOfOne()
  const nothing: readonly CopyValue[] = Object.keys(kind.columns).map(() => null)
  const faulty = (
    line: number,
    code: ImportFaultCode,
    field: string | null,
    blind: Uint8Array | null = null,
  ) => {
    if (++seen.faults > mostFaults) throw new DeliveryRefused('delivery_too_many_faults')
    return [line, blind, null, code, field?.slice(0, 200) ?? null, ...nothing]
  }
  for await (const rows of readRows(source, judging.declaration, kind)) {
    const staged: CopyRow[] = []
    for (const row of rows) {
      if ('faults' in row) {
        for (const { code, field } of row.faults) staged.push(faulty(row.line, code, field))
        continue
      }
      const number = judging.numbers.find(row.fields.number ?? '')
      if (!number) {
        staged.push(faulty(row.line, 'number_unknown_form', heading(judging, 'number')))
        continue
      }
      const place = ofOne.place(number.blind)
      if (place === 'beyond') continue
      if (place === 'limit') {
        staged.push(faulty(row.line, 'person_too_many_rows', null, number.blind))
        continue
      }
      const judged = kind.judge(row, judging)
      if ('values' in judged)
        staged.push([row.line, number.blind, number.otherBlind, null, null, ...judged.values])
      else
        for (const { code, field, unknown } of judged.faults) {
          staged.push(faulty(row.line, code, heading(judging, field), number.blind))
          if (unknown !== undefined) note(seen, field, unknown)
        }
    }
    const before = seen.rows
    seen.rows += rows.length
    if (Math.floor(before / toldEvery) !== Math.floor(seen.rows / toldEvery)) tell(seen.rows)
    yield staged
  }
}

/** What the source calls a field of ours. */
function heading({ declaration }: Judging, field: string): string {
  const named = declaration.fields[field]
  return (typeof named === 'string' ? named : named?.[0]) ?? field
}

/** How many different words of a field are remembered: a wrong column would have as many as rows. */
const mostWords = 500

function note({ unknown }: Seen, field: string, word: string): void {
  const words = unknown.get(field) ?? new Map<string, number>()
  unknown.set(field, words)
  // Kept as it stands; only what may be somebody's number is not (trust requirement T-53).
  const kept = redactPersonNumbers(word).slice(0, 60)
  if (words.has(kept) || words.size < mostWords) words.set(kept, (words.get(kept) ?? 0) + 1)
}
