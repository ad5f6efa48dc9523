import type { CopyRow, CopyValue } from '../../platform/db/bulk.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import type { ImportFaultCode } from './codes.ts'
import type { Declaration } from './declaration.ts'
import type { SealedNumbers } from './sealed-numbers.ts'

/** What a delivery does, in rows of the file and in people or activities. */
export interface Counts {
  readonly rows: number
  readonly parked: number
  readonly added: number
  readonly changed: number
  readonly same: number
  /** Said by a person and not overwritten. */
  readonly keptByHand: number
  readonly missing: number
  /** Of what was known: how many people or activities are told otherwise, by what it is that changes. None that is 0. */
  readonly differences: Partial<Readonly<Record<Difference, number>>>
}

export const differences = [
  'name',
  'birth_date',
  'sex',
  'protection',
  'number',
  'home',
  'type',
  'provider',
  'education',
  'hours',
  'start',
  'end',
  'expected_end',
  'outcome',
  'confirmed',
  'absence',
] as const
export type Difference = (typeof differences)[number]

/** Only what there is any of, as a report has it. */
export const someOf = (counts: Partial<Record<Difference, number>>): Counts['differences'] =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

/** One row of a file, as text by our names for its fields. */
export interface FieldsOfRow {
  readonly line: number
  readonly fields: Readonly<Record<string, string>>
}

/** What a kind of file makes of one row before anything is compared with the database. */
export type JudgedRow =
  | { readonly values: readonly CopyValue[] }
  | {
      readonly faults: readonly {
        readonly code: ImportFaultCode
        readonly field: string
        /** The source's own word, where no mapping knows it: it goes to the work list. */
        readonly unknown?: string
      }[]
    }

/** What a row is judged with: whose number it is stays sealed from the beginning. */
export interface Judging {
  readonly declaration: Declaration
  readonly numbers: SealedNumbers
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** A load in its transaction, once every row is staged. */
export interface Load {
  readonly trx: ActorTransaction
  readonly runId: string
  readonly declaration: Declaration
  readonly numbers: SealedNumbers
  readonly keys: KeyRing
  readonly today: string
}

/**
 * A kind of file. The contract reads, stages, finds people, counts and writes the report; the kind says what a row means and
 * what the rows change. Rows lie in the temporary tables `staged` (as they were read) and `resolved` (with `person_id`), each
 * with `line`, `blind`, `fault`, `fault_field` and the kind's own columns.
 */
export interface Kind {
  readonly name: Declaration['kind']
  /** Our names of its fields; `true`: the file must have it. */
  readonly fields: Readonly<Record<string, boolean>>
  /** The fields whose words show whether the encoding was read rightly. */
  readonly named: readonly string[]
  /** A word that no mapping knows is on the work list only from so many rows on; 1 where it is not said. */
  readonly unknownFrom?: number
  /** Columns of its own in the two tables, with their types. */
  readonly columns: Readonly<Record<string, string>>
  /** Further temporary tables. */
  readonly tables: Readonly<Record<string, string>>
  /** Columns in the order of `columns`. */
  judge(row: FieldsOfRow, judging: Judging): JudgedRow
  /** Parks rows of `resolved` by setting `fault`, and works out what is to change. Changes nothing else. */
  compare(load: Load): Promise<void>
  count(load: Load): Promise<Omit<Counts, 'rows' | 'parked'>>
  /** Makes the changes. Whose status may be another one now stands in the temporary table `touched` afterwards. */
  apply(load: Load): Promise<void>
}

export type { CopyRow }
