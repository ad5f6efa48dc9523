import type { Bilingual } from '../../platform/text/language.ts'

/** Where the work door lists what is promised: the same words in both languages. */
export const promisesPath = '/work/promises'

/** What a leader is told leads to: what the team has promised and not kept. */
export const latePromisesPath: Bilingual = { da: `${promisesPath}?of=team`, en: `/en${promisesPath}?of=team` }
