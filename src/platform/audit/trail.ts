import type { AccessAction } from './access-log.ts'

/** What a request is about, as the access log keeps it (trust requirement T-20). */
export type AuditAction = Exclude<AccessAction, 'canary'>

/** Why somebody may see somebody, as the rule of access gave it. */
export interface Because {
  /** The kind of relation: `contact_person`. */
  readonly reason: string
  readonly legalBasis?: string
}

/**
 * Gathers, while a request is answered, whom it is about and why that was allowed. The row is written from it before
 * the first byte leaves. Whom somebody asked for is kept apart from whom they were shown: one who may not be known and
 * one who does not exist leave the same row (T-20, T-03).
 *
 * @example
 * trail.asksFor(id)
 * const person = await getPerson(db, id)
 * trail.shows([id], { reason: 'contact_person', legalBasis: 'kui-guidance' })
 */
export class Trail {
  action: AuditAction | undefined
  purpose: string | undefined
  caseReference: string | undefined
  /** What a search looked for, as a keyed hash: never the words. */
  criterion: Buffer | undefined
  /** Before this day the young person is told that there was a look, and not why (domain §5). */
  tellFrom: string | undefined
  /** Whose eyes an administrator sees with. */
  actingAs: string | undefined
  /** The row stands already in the action's own transaction. */
  written = false
  readonly #asked = new Set<string>()
  readonly #shown = new Set<string>()
  readonly #reasons = new Set<string>()
  #legalBasis: string | undefined

  asksFor(id: string): void {
    this.#asked.add(id)
  }

  shows(ids: Iterable<string>, because?: Because): void {
    for (const id of ids) this.#shown.add(id)
    if (!because) return
    this.#reasons.add(because.reason)
    this.#legalBasis ??= because.legalBasis
  }

  /** Whom the row names: those shown, or where nothing was shown those asked for. */
  subjects(result: 'shown' | 'done' | 'refused' | 'failed'): string[] {
    return [...(result === 'shown' || result === 'done' ? this.#shown : this.#asked)]
  }

  get reasons(): string[] {
    return [...this.#reasons]
  }

  get legalBasis(): string | undefined {
    return this.#legalBasis
  }
}
