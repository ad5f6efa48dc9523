import type { Bilingual, Language } from '../../platform/text/language.ts'
import type { PassageKind } from './draft.ts'

/** An edition's life. The secretariat records each step that a body took (design: domain, 1). */
export const editionStates = [
  'draft',
  'consultation',
  'approved',
  'in_force',
  'expired',
  'superseded',
] as const
export type EditionState = (typeof editionStates)[number]

export const initiativeStates = ['proposed', 'planned', 'running', 'completed', 'dropped'] as const
export type InitiativeState = (typeof initiativeStates)[number]

const next: Readonly<Record<EditionState, readonly EditionState[]>> = {
  draft: ['consultation', 'approved'],
  consultation: ['draft', 'approved'],
  approved: ['in_force'],
  in_force: ['expired'],
  expired: [],
  superseded: [],
}

/**
 * The states that somebody may record next. There is no way back once a body has approved, and only another edition's
 * coming into force supersedes one: there is never none to work by.
 */
export const statesAfter = (state: EditionState): readonly EditionState[] => next[state]

/** The working edition is the one that people work by: in force, or expired until another takes over. */
export const isWorking = (state: EditionState): boolean => workingStates.includes(state)
export const workingStates: readonly EditionState[] = ['in_force', 'expired']

/**
 * Vision, values, themes and sub-goals are fixed from approval on and change only by a revision; the way there, the
 * initiatives, stays changeable (the strategy itself: "Fra vision til virkelighed").
 */
export function mayChange(kind: PassageKind, state: EditionState): boolean {
  if (state === 'draft' || state === 'consultation') return true
  return kind === 'initiative' && state !== 'superseded'
}

/** Why a passage is locked, where it is. */
export function whyLocked(kind: PassageKind, state: EditionState): 'approved' | 'superseded' | undefined {
  if (mayChange(kind, state)) return undefined
  return state === 'superseded' ? 'superseded' : 'approved'
}

/** Only a draft and what is in consultation gains or loses passages; afterwards initiatives replace one another. */
export const mayRearrange = (state: EditionState): boolean => state === 'draft' || state === 'consultation'

/** The partnership changes while the strategy stands: seats follow it until another edition takes over. */
export const mayChangeSeats = (state: EditionState): boolean => state !== 'superseded'

/** Expired by its own dates, whatever has been recorded: the last valid day has passed. */
export const hasRunOut = (edition: { readonly validTo: string | null }, today: string): boolean =>
  edition.validTo !== null && edition.validTo < today

/** What a step waits for. */
export type Missing = 'approval' | 'number' | 'validity' | 'not_yet_valid' | 'still_valid'

/** The program never decides by itself: each step waits for what makes it true. */
export function missingFor(
  to: EditionState,
  edition: Pick<Edition, 'number' | 'validFrom' | 'validTo'>,
  decisions: readonly { readonly kind: string; readonly on: string | null }[],
  today: string,
): readonly Missing[] {
  if (to === 'approved')
    return decisions.some((one) => one.kind === 'approved' && one.on !== null) ? [] : ['approval']
  if (to === 'expired') return hasRunOut(edition, today) ? [] : ['still_valid']
  if (to !== 'in_force') return []
  const missing: Missing[] = []
  if (edition.number === null) missing.push('number')
  if (edition.validFrom === null || edition.validTo === null) missing.push('validity')
  else if (edition.validFrom > today) missing.push('not_yet_valid')
  return missing
}

export interface Edition {
  readonly id: string
  readonly number: number | null
  readonly title: Bilingual
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly state: EditionState
  readonly source: string
  readonly wordingApprovedOn: string | null
  readonly version: number
}

export interface Passage {
  readonly id: string
  readonly editionId: string
  readonly kind: PassageKind
  readonly code: string
  readonly theme: number | null
  readonly section: string
  readonly title: Bilingual | null
  readonly short: Bilingual | null
  readonly official: string | null
  /** Only an initiative has a state. */
  readonly state: InitiativeState | null
  readonly stateReason: string | null
  /** Who carries an initiative out, as text. */
  readonly responsible: string | null
  /** The initiative that this one took over from. */
  readonly replacesId: string | null
  /** Taken out of a draft; kept, so that it can be put back. */
  readonly withdrawn: boolean
  readonly version: number
}

export interface Wording {
  readonly words: string
  /** The adopted text is Danish; a page in English shows it in Danish with its `lang`. */
  readonly language: Language
  readonly official: boolean
}

/**
 * What a page shows of a passage: the adopted wording once the secretariat has approved it, else our own words in
 * short, else (a draft that was just imported) the wording that waits for approval.
 */
export function wordingOf(
  passage: Pick<Passage, 'short' | 'official'>,
  edition: Pick<Edition, 'wordingApprovedOn'>,
  language: Language,
): Wording {
  const { short, official } = passage
  if (official !== null && (edition.wordingApprovedOn !== null || short === null))
    return { words: official, language: 'da', official: true }
  return { words: short?.[language] ?? '', language, official: false }
}
