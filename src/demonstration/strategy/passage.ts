import type { PassageDraft, PassageKind } from '../../features/strategy/index.ts'
import type { Bilingual } from '../../platform/text/language.ts'

type Write = (kind: PassageKind, code: string, title: Bilingual, short: Bilingual) => PassageDraft

/**
 * Writes passages that stand under one heading of the source. They carry our own short words only: the adopted
 * wording is not in this repository, an import brings it.
 */
export const under =
  (section: string, theme: number | null = null): Write =>
  (kind, code, title, short) => ({ kind, code, theme, section, title, short, official: null })
