import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { PassageKind } from './draft.ts'
import { type PassageField, passageFields } from './fields.ts'
import { lockEdition, lockPassage } from './queries.ts'
import { type Change, recordEvent } from './record-event.ts'
import { type Passage, whyLocked } from './rules.ts'
import { refuseStale } from './stale.ts'

/** A passage that its edition's state keeps as it is. */
export class Locked extends Error {
  readonly why: 'approved' | 'superseded'

  constructor(why: 'approved' | 'superseded') {
    super(why)
    this.why = why
  }
}

/** @throws Locked */
export function refuseLocked(kind: PassageKind, state: Parameters<typeof whyLocked>[1]): void {
  const why = whyLocked(kind, state)
  if (why) throw new Locked(why)
}

/** Words that cannot stand: none at all, or an initiative that was dropped without a reason. */
export class Unfit extends Error {
  readonly why: 'empty' | 'no_reason'

  constructor(why: 'empty' | 'no_reason') {
    super(why)
    this.why = why
  }
}

export type PassageWords = Readonly<Record<PassageField, string | null>>

/** What a passage says, field by field. */
export const wordsOf = (passage: Passage): PassageWords => ({
  title_da: passage.title?.da ?? null,
  title_en: passage.title?.en ?? null,
  short_da: passage.short?.da ?? null,
  short_en: passage.short?.en ?? null,
  official_da: passage.official,
  section: passage.section,
  state: passage.state,
  state_reason: passage.stateReason,
  responsible: passage.responsible,
})

export const changesBetween = (from: PassageWords, to: PassageWords): Change<PassageField>[] =>
  passageFields
    .filter((field) => from[field] !== to[field])
    .map((field) => ({ field, from: from[field], to: to[field] }))

export interface PassageChange {
  readonly editionId: string
  readonly passageId: string
  /** The version that somebody read before they wrote. */
  readonly version: number
  readonly words: Partial<PassageWords>
  readonly takesBack?: string
}

/**
 * Changes what a passage says. Without a difference nothing is written.
 *
 * @returns whether anything changed
 * @throws Locked, Stale, Unfit
 */
export async function changePassage(
  trx: ActorTransaction,
  actor: Actor,
  { editionId, passageId, version, words, takesBack }: PassageChange,
): Promise<boolean> {
  const { state } = await lockEdition(trx, editionId)
  const passage = await lockPassage(trx, editionId, passageId)
  await refuseStale(trx, { editionId, passageId }, version, passage.version)
  refuseLocked(passage.kind, state)
  const before = wordsOf(passage)
  return writeWords(trx, actor, passage, { ...before, ...words }, takesBack)
}

/** Writes a passage's words with their event. Whoever calls has asked whether it may be, and holds its lock. */
export async function writeWords(
  trx: ActorTransaction,
  actor: Actor,
  passage: Passage,
  words: PassageWords,
  takesBack?: string,
): Promise<boolean> {
  const changes = changesBetween(wordsOf(passage), words)
  if (changes.length === 0) return false
  if (words.short_da === null && words.official_da === null) throw new Unfit('empty')
  if (words.state === 'dropped' && words.state_reason === null) throw new Unfit('no_reason')
  const version = passage.version + 1
  await trx
    .updateTable('passage')
    .set({ ...words, section: words.section ?? passage.section, version })
    .where('id', '=', passage.id)
    .execute()
  await recordEvent(
    trx,
    actor,
    { editionId: passage.editionId, passageId: passage.id },
    {
      type: 'passage_changed',
      passage: { kind: passage.kind, code: passage.code },
      changes,
      version,
      ...(takesBack ? { takesBack } : {}),
    },
  )
  return true
}
