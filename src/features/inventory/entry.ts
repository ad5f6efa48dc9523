import type { Bilingual } from '../../platform/text/language.ts'
import type { Category } from '../access/index.ts'

/** About whom a column says something. */
export type Whose = 'young-person' | 'guardian' | 'staff' | 'citizen' | 'nobody'

/** How somebody's own copy takes a column (GDPR art. 15), or why it does not. */
export type Copy =
  | { readonly how: 'at-once' | 'after-a-look'; readonly label: Bilingual; readonly names?: Named }
  | { readonly how: 'never'; readonly because: NotCopied }

/**
 * What a number or code stands for, and whose name a reader needs instead; `code` is a word of our own lists, `days` and
 * `moments` are ranges, with their ends.
 */
export type Named = 'organisation' | 'unit' | 'legal_basis' | 'activity_type' | 'days' | 'moments' | 'code'

export type NotCopied =
  /** About an employee: the young person is told roles and organisations (C-579/21, L-08). */
  | 'employee'
  /** About somebody else: another holder of custody, another young person. */
  | 'third-person'
  /** A key, a version, a hash: it says nothing that the rows themselves do not say. */
  | 'technical'
  /** A secret that protects the person: a copy must be harmless to lose. */
  | 'protects'

export interface Column {
  readonly whose: Whose
  readonly category: Category | 'account' | 'none'
  readonly copy: Copy
}

/** What the municipality does with data: an entry of the record of processing (GDPR art. 30). */
export type Activity =
  | 'guidance'
  | 'access-control'
  | 'sign-in'
  | 'rights'
  | 'strategy'
  | 'organisation'
  | 'operations'

/** What ends the keeping: the rules with months are data (retention_rule, audit_retention). */
export type Retention =
  | 'with-the-person'
  | 'with-the-account'
  /** Until the night after somebody's last day. */
  | 'with-the-job'
  | 'with-the-session'
  | 'ten-minutes'
  | 'log-by-age'
  /** Until the day that its source says (import_file.kept_until). */
  | 'until-its-own-day'
  | 'admin-log-by-age'
  | 'with-the-strategy'
  | 'while-it-seals-rows'
  | 'for-good'

export type Receiver =
  | 'guidance'
  | 'job-centre'
  | 'school'
  | 'guardian'
  | 'controller'
  | 'everybody'
  | 'nobody'

/** How the rows of a table belong to a young person: by which column, or by a row of another table that does. */
export interface OfPerson {
  readonly columns: readonly string[]
  readonly through?: readonly { readonly column: string; readonly table: string; readonly key: string }[]
}

export interface Table {
  readonly table: string
  readonly activity: Activity
  readonly purpose: Bilingual
  /** A code of the list of laws (`reference.legal_basis`), or none where nobody's data are in it. */
  readonly basis: string | null
  readonly retention: Retention
  readonly receivers: readonly Receiver[]
  readonly person?: OfPerson
  /** What erasing somebody does to its rows; where it is not said, rows of a person go. */
  readonly erasing?: 'removes' | 'empties' | 'keeps'
  /** Over its rows in somebody's own copy. */
  readonly heading?: Bilingual
  /** The category that takes a click of its own for some of its rows, or of their words. */
  readonly opens?: 'secret' | 'sensitive'
  /** A function of the database that gives the rows for the copy, where some of them may not be told yet. */
  readonly copiedBy?: 'looks_for_copy' | 'history_for_copy'
  readonly columns: Readonly<Record<string, Column>>
}

const never = (because: NotCopied): Copy => ({ how: 'never', because })

/** About the young person, and in their copy at once. */
export const told = (category: Category, da: string, en: string, names?: Named): Column => ({
  whose: 'young-person',
  category,
  copy: { how: 'at-once', label: { da, en }, ...(names && { names }) },
})

/** Words that an employee wrote: in the copy after somebody has looked for third persons in them. */
export const words = (category: Category, da: string, en: string): Column => ({
  whose: 'young-person',
  category,
  copy: { how: 'after-a-look', label: { da, en } },
})

/** About the young person and not in the copy, with the reason. */
export const kept = (category: Category, because: NotCopied = 'technical'): Column => ({
  whose: 'young-person',
  category,
  copy: never(because),
})

/** Which employee it was. */
export const employee: Column = { whose: 'staff', category: 'account', copy: never('employee') }

/** About a holder of custody. */
export const guardian: Column = { whose: 'guardian', category: 'contact', copy: never('third-person') }

/** About whoever signs in, of staff or citizen. */
export const account: Column = { whose: 'citizen', category: 'account', copy: never('technical') }

/** Says nothing about anybody. */
export const plain: Column = { whose: 'nobody', category: 'none', copy: never('technical') }

/** A table in which nobody's data are, with its columns by name. */
export const impersonal = (
  table: string,
  activity: Activity,
  purpose: Bilingual,
  columns: readonly string[],
): Table => ({
  table,
  activity,
  purpose,
  basis: null,
  retention: activity === 'strategy' ? 'with-the-strategy' : 'for-good',
  receivers: activity === 'strategy' ? ['everybody'] : ['controller'],
  columns: Object.fromEntries(columns.map((name) => [name, plain])),
})
