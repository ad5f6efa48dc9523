import type { Bilingual } from '../../platform/text/language.ts'

/** What a passage of a strategy is. A kind's members are numbered in the order of the source. */
export const passageKinds = [
  'foreword',
  'challenge',
  'model',
  'vision',
  'commitment',
  'value',
  'values_summary',
  'task',
  'theme',
  'where_are_we',
  'statement',
  'sub_goal',
  'initiative',
  'target',
  'mental_health',
  'related_policy',
  'target_group',
  'contact',
] as const
export type PassageKind = (typeof passageKinds)[number]

/** One piece of a strategy with its provenance: the section of the source that it stands in. */
export interface PassageDraft {
  readonly kind: PassageKind
  /** Stable, and unique among its kind in the edition; part of its address: `vision`, `value-3`, `theme-2`, `2.4` (sub-goal), `2.1` … */
  readonly code: string
  /** The theme's number, for what stands under a theme. */
  readonly theme: number | null
  /** The heading of the source, in the source's language: `Tema 2 › Delmål`. */
  readonly section: string
  /** A short name for lists and headings; an imported passage may have none. */
  readonly title: Bilingual | null
  /** Our own words, in short. Null for an imported passage. */
  readonly short: Bilingual | null
  /** The adopted wording in the language of the source; null until somebody imports or enters it. */
  readonly official: string | null
}

/** A place in the leadership group. A vacant seat is shown as vacant. */
export interface SeatDraft {
  readonly name: string
  readonly vacant: boolean
}

/** What a body did with an edition. The secretariat records it; it does not decide. */
export interface DecisionDraft {
  readonly body: Bilingual
  readonly kind: 'consulted' | 'treated' | 'approved'
  /** A plain date, `YYYY-MM-DD`; null where the source names none. */
  readonly on: string | null
  readonly caseNumber: string | null
  readonly section: string
}

/** A table of the source, cell by cell as it stands there. */
export interface TableDraft {
  readonly caption: string
  readonly section: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** An edition as an import or the demonstration hands it over: always a draft until the secretariat records more. */
export interface EditionDraft {
  readonly number: number | null
  readonly title: Bilingual
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly source: string
  readonly passages: readonly PassageDraft[]
  readonly seats: readonly SeatDraft[]
  readonly decisions: readonly DecisionDraft[]
  readonly tables: readonly TableDraft[]
}
