import type { Ledger } from './ledger.ts'
import type { Section } from './outline.ts'
import type { Part } from './parts.ts'
import type { ItemKind } from './recognition.ts'
import type { ThemePlan } from './themes.ts'
import type { SectionKind } from './vocabulary.ts'

/** What the entries of a list are. */
export type Taken = 'value' | 'task' | 'seat' | 'sub_goal' | 'initiative' | 'target' | 'statement' | 'vision'
/** `prose`: the list is part of the section's running text. */
export type Meaning = Taken | 'prose'

/** What a reader of one part of a section needs to know. */
export interface Context {
  readonly section: Section
  readonly plan: ThemePlan
  readonly ledger: Ledger
  readonly parts: readonly Part[]
  /** The part's place among the section's parts. */
  readonly at: number
}

type AnySection = Section['kind']

const lists: Partial<Record<AnySection, Taken>> = {
  values: 'value',
  tasks: 'task',
  members: 'seat',
  sub_goals: 'sub_goal',
  initiatives: 'initiative',
  targets: 'target',
  statements: 'statement',
}

const prose: Partial<Record<AnySection, ItemKind>> = {
  foreword: 'foreword',
  model: 'model',
  where_are_we: 'where_are_we',
  target_group: 'target_group',
  contact: 'contact',
  theme: 'theme_text',
  related_policy: 'related_policy',
  statements: 'statement',
}

/** What a list under such a heading, or announced by such a word, consists of; null where that says nothing. */
export function listMeaning(kind: AnySection | SectionKind): Meaning | null {
  if (kind === 'vision') return null
  return lists[kind] ?? (kind !== 'theme' && prose[kind] ? 'prose' : null)
}

/** The kind of passage that running text under such a heading is; null where the draft has no place for it. */
export const proseOf = (kind: AnySection): ItemKind | null => prose[kind] ?? null

const labelled = /^\p{Lu}\p{L}*(?: \p{L}+){0,3} ?[:–] ?\p{L}/u

/** Whether a paragraph is an entry by itself: `Trust: we believe people.` */
export const isLabelled = (part: Part) => part.kind === 'text' && labelled.test(part.block.text)

/** Whether a section has its entries as a list or as labelled paragraphs, so that other text in it is none. */
export const hasEntries = ({ parts }: Context) =>
  parts.some((part) => part.kind === 'list') || parts.filter(isLabelled).length > 1
