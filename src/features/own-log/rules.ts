import type { AuditAction } from '../../platform/audit/trail.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import { localDate } from '../../platform/time.ts'
import type { Reason } from '../access/index.ts'

/** What a look was, in the words of the page. What was written is known from the history of the same request. */
export const lookKinds = [
  'look',
  'read',
  'list',
  'search',
  'export',
  'print',
  'break_glass',
  'note',
  'around',
  'own_words',
  'consent',
  'question',
  'objection',
  'change',
] as const
export type LookKind = (typeof lookKinds)[number]

/** Whose look it was, as far as the log tells it: never which employee (C-579/21). */
export type Looker = 'self' | 'young-person' | 'guardian' | 'staff' | 'program'

/** One row of the access log as the young person, or a holder of custody, may know it. */
export interface Look {
  readonly id: string
  readonly at: Date
  readonly looker: Looker
  readonly kind: LookKind
  /** Unit or organisation of who looked, at the time. */
  readonly unit: string | null
  readonly roles: readonly string[]
  readonly reasons: readonly Reason[]
  readonly law: Bilingual | null
  readonly purpose: string | null
  /** The reason follows on this day; until then nothing but the time and the unit is known here. */
  readonly tellFrom: string | null
  readonly emergency: boolean
  /** Somebody of another authority than the municipality. */
  readonly otherAuthority: boolean
}

/** That somebody opened the page who was not around the young person. */
export interface Emergency {
  readonly id: string
  readonly at: Date
  readonly unit: string | null
  readonly purpose: string | null
}

const writtenAs: Readonly<Record<string, LookKind>> = {
  note_written: 'note',
  note_revised: 'note',
  note_moved_away: 'note',
  note_moved_here: 'note',
  relation_added: 'around',
  relation_ended: 'around',
  own_words_written: 'own_words',
  consent_asked: 'consent',
  consent_given: 'consent',
  consent_declined: 'consent',
  consent_withdrawn: 'consent',
  log_request_asked: 'question',
  log_request_answered: 'question',
  objection_made: 'objection',
  objection_answered: 'objection',
}

const readAs: Partial<Record<AuditAction, LookKind>> = {
  list: 'list',
  search: 'search',
  export: 'export',
  print: 'print',
  break_glass: 'break_glass',
  read: 'read',
}

/** What was done: by the history that the same request left, or else by the log's own word for it. */
export function kindOf(action: AuditAction, events: readonly string[]): LookKind {
  const [written] = events.flatMap((type) => writtenAs[type] ?? [])
  return written ?? readAs[action] ?? 'change'
}

/** A name may be asked for where an employee looked (T-22). */
export const mayBeAskedAbout = (look: Look): boolean => look.looker === 'staff'

/** Looks by their day in Denmark, in the order in which they stand. */
export function byDay(looks: readonly Look[]): { readonly day: string; readonly looks: readonly Look[] }[] {
  const days: { day: string; looks: Look[] }[] = []
  for (const look of looks) {
    const day = localDate(look.at)
    const last = days.at(-1)
    if (last?.day === day) last.looks.push(look)
    else days.push({ day, looks: [look] })
  }
  return days
}
