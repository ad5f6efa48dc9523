import type { Bilingual } from '../../platform/text/language.ts'

/** Where a leader sees who has stopped trying, and why: the same words in both languages. */
export const stoppedAttempts = '/work/stopped-attempts'

/** What a leader is told leads to. */
export const stoppedPath: Bilingual = { da: stoppedAttempts, en: `/en${stoppedAttempts}` }
