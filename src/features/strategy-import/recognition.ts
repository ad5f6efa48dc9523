import type { EditionDraft, PassageKind } from '../strategy/index.ts'

/** What an item is: a passage of the edition, or something beside its passages. */
export type ItemKind =
  | PassageKind
  /** Running text that introduces a theme; the draft keeps it below the theme's name. */
  | 'theme_text'
  | 'title'
  | 'edition_number'
  | 'validity'
  | 'decision'
  | 'seat'
  | 'table'
  /** A heading whose meaning was recognised, and a line that announces a list. */
  | 'heading'
  | 'lead_in'

/** One percentage of a target: *at least 40 percent in 2024*. */
export interface TargetStep {
  readonly percent: number
  /** The year it is to be reached by; null where the sentence names none. */
  readonly year: number | null
}

/** A table cell by cell, as it stands in the source. */
export interface RecognisedTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What a body did with the strategy, as one of its sentences says. */
export interface RecognisedDecision {
  readonly body: string
  readonly kind: 'consulted' | 'treated' | 'approved'
  /** `YYYY-MM-DD`; null where the sentence names no day. */
  readonly on: string | null
}

/** One recognised thing, with where it stands. */
export interface Item {
  readonly kind: ItemKind
  readonly theme: number | null
  /** The passage's code in the draft; paragraphs of one passage share it. Null for what is no passage. */
  readonly code: string | null
  /** The headings that it stands under, outermost first: `Tema 2 › Delmål`. */
  readonly section: string
  readonly text: string
  /** First and last line in the file, counted from 1. */
  readonly line: number
  readonly to: number
  readonly steps?: readonly TargetStep[]
  readonly vacant?: boolean
  readonly table?: RecognisedTable
  readonly decision?: RecognisedDecision
  readonly years?: readonly [from: number, to: number]
  readonly number?: number
}

export const unsureReasons = [
  'unknown_heading',
  'heading_of_two_kinds',
  'lead_in_without_list',
  'lead_in_differs',
  'list_without_purpose',
  'text_instead_of_list',
  'vision_among_paragraphs',
  'perhaps_vision',
  'perhaps_target',
  'target_without_percent',
  'goal_with_percent',
  'statement_continues',
  'perhaps_statement',
  'theme_without_name',
  'theme_names_differ',
  'theme_number_taken',
  'theme_without_goals',
  'outside_themes',
  'header_not_split',
  'table_of_goals',
  'years_differ',
] as const
export type UnsureReason = (typeof unsureReasons)[number]

/** Something a person should look at: recognised with doubt, or perhaps missed. */
export interface Unsure {
  readonly line: number
  readonly to: number
  readonly text: string
  readonly why: UnsureReason
}

export const leftReasons = [
  'page_furniture',
  'page_code',
  'picture',
  'decoration',
  'metadata',
  'contents',
  'running_text',
  'other_section',
] as const
export type LeftReason = (typeof leftReasons)[number]

/** Lines that the draft does not carry, and why. */
export interface Left {
  readonly from: number
  readonly to: number
  /** The headings that the lines stand under; empty before the first one. */
  readonly heading: string
  /** The first words, so that a reader finds the place. */
  readonly words: string
  readonly why: LeftReason
}

export interface Counts {
  readonly vision: number
  readonly values: number
  readonly themes: number
  readonly subGoals: number
  readonly initiatives: number
  readonly seats: number
  readonly targets: number
}

/** What was found in a file that is a strategy. Every line with text is in `items`, `unsure` or `left`. */
export interface Recognised {
  readonly refused: false
  readonly counts: Counts
  readonly items: readonly Item[]
  readonly unsure: readonly Unsure[]
  readonly left: readonly Left[]
  /** The official wording as a draft edition; titles and short forms are null until somebody writes them. */
  readonly draft: EditionDraft
}

export const refusalReasons = [
  'empty',
  'too_large',
  'pdf',
  'archive',
  'rich_text',
  'binary',
  'too_many_lines',
  'nested_too_deep',
  'separated_values',
  'minutes',
  'no_vision_or_values',
  'no_themes',
  'no_goals_or_initiatives',
  'too_few_sections',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** A file that is no strategy, or cannot be read as text. */
export interface Refused {
  readonly refused: true
  readonly reasons: readonly RefusalReason[]
}

export type Recognition = Recognised | Refused
