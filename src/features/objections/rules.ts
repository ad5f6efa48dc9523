import type { Category } from '../access/index.ts'

/** What somebody can say is wrong. */
export const facts = [
  'name',
  'age',
  'contact',
  'residence',
  'around',
  'note',
  'school',
  'other',
  'concern',
] as const
export type Fact = (typeof facts)[number]

/** Where contact persons answer, at the door where they work. */
export const objectionsPath = '/work/objections'

/** Whoever may see the fact may see what is said against it: the category of each kind of fact. */
export const categoryOf: Readonly<Record<Fact, Category>> = {
  name: 'identity',
  age: 'identity',
  contact: 'contact',
  residence: 'contact',
  around: 'contact',
  note: 'guidance',
  school: 'identity',
  other: 'identity',
  concern: 'concern',
}

/** What somebody said is wrong, and what came of it. */
export interface Objection {
  readonly id: string
  readonly personId: string
  readonly about: Fact
  /** The row that it is about, where there are several of a kind. */
  readonly aboutId: string | null
  readonly words: string
  readonly madeAt: Date
  /** Waits until somebody around the young person has looked at it. */
  readonly state: 'waits' | 'corrected' | 'kept'
  readonly answer: { readonly words: string; readonly at: Date } | null
}

/** What is said against one fact; of a kind with one row only, the kind is enough. */
export const against = (
  objections: readonly Objection[],
  about: Fact,
  aboutId: string | null = null,
): readonly Objection[] =>
  objections.filter((one) => one.about === about && (aboutId === null || one.aboutId === aboutId))
