import type { Bilingual } from '../../platform/text/language.ts'

const inBoth = <const P extends string>(path: P) => ({ da: path, en: path }) satisfies Bilingual

/** The school's addresses: the same words in both languages. Nothing that names anybody stands in one. */
export const paths = {
  front: inBoth('/school'),
  newConcern: inBoth('/school/new-concern'),
  concerns: inBoth('/school/concerns'),
  pupil: inBoth('/school/pupils/:person'),
} as const
