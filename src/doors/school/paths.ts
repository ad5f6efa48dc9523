import type { Bilingual } from '../../platform/text/language.ts'

const inBoth = <const P extends string>(path: P) => ({ da: path, en: path }) satisfies Bilingual

/** The school's addresses: the same words in both languages. Nothing that names anybody stands in one. */
export const paths = {
  front: inBoth('/school'),
  pupil: inBoth('/school/pupils/:person'),
} as const
