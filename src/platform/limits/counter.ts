import { CompiledQuery, type Kysely, sql } from 'kysely'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { type Municipality, systemIn } from '../access/actor.ts'
import type { DB } from '../db/schema.ts'
import { withActor } from '../db/with-actor.ts'
import type { LimitRule } from './rules.ts'

export type Spent =
  | { readonly allowed: true; readonly sofar: number }
  | { readonly allowed: false; readonly milliseconds: number }

/** A part of a shared count that this process may hand out alone. */
interface Allowance {
  left: number
  readonly until: number
}

/** So long a table that could not be written is left alone, and this process counts by itself. */
const awayMilliseconds = 5_000
const mostAllowances = 20_000

/**
 * One limit in one municipality. It counts in the database, in transactions of its own, so it holds across processes
 * and restarts. Where the table cannot be written this process counts for itself: a fault of ours neither locks
 * everybody out nor opens the doors (decision 0015).
 */
export class Counter {
  readonly #rule: LimitRule
  readonly #shared: RateLimiterPostgres
  readonly #alone: RateLimiterMemory
  readonly #onAway: (error: unknown) => void
  readonly #allowances = new Map<string, Allowance>()
  readonly #refills = new Map<string, Promise<Spent>>()
  #awayUntil = 0

  constructor(
    kysely: Kysely<DB>,
    municipality: Municipality,
    rule: LimitRule,
    onAway: (error: unknown) => void,
  ) {
    this.#rule = rule
    this.#onAway = onAway
    const { points, seconds: duration } = rule
    const keyPrefix = `${rule.name} ${rule.by}`
    this.#alone = new RateLimiterMemory({ points, duration, keyPrefix })
    this.#shared = new RateLimiterPostgres({
      points,
      duration,
      keyPrefix,
      storeClient: storeIn(kysely, municipality),
      storeType: 'client',
      tableName: 'limit_count',
      tableCreated: true,
      clearExpiredByTimeout: true,
      // Whoever is over a limit is refused from memory, and costs the database nothing more.
      inMemoryBlockOnConsumed: points,
    })
  }

  async spend(key: string): Promise<Spent> {
    if (this.#rule.block === 1) return this.#take(key, 1)
    for (;;) {
      const allowance = this.#allowances.get(key)
      if (allowance && allowance.left > 0 && allowance.until > Date.now()) {
        allowance.left -= 1
        return { allowed: true, sofar: 0 }
      }
      const refilled = await this.#refill(key)
      if (!refilled.allowed) return refilled
    }
  }

  /** One at a time for a key: all who wait are served from the same block. */
  #refill(key: string): Promise<Spent> {
    const running = this.#refills.get(key)
    if (running) return running
    const refill = this.#take(key, this.#rule.block).finally(() => this.#refills.delete(key))
    this.#refills.set(key, refill)
    return refill
  }

  async #take(key: string, points: number): Promise<Spent> {
    try {
      const { consumedPoints, msBeforeNext } = await this.#consume(key, points)
      if (points > 1) this.#keep(key, { left: points, until: Date.now() + msBeforeNext })
      return { allowed: true, sofar: consumedPoints }
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return { allowed: false, milliseconds: refused.msBeforeNext }
      throw refused
    }
  }

  async #consume(key: string, points: number): Promise<RateLimiterRes> {
    if (Date.now() < this.#awayUntil) return this.#alone.consume(key, points)
    try {
      return await this.#shared.consume(key, points)
    } catch (error) {
      if (error instanceof RateLimiterRes) throw error
      this.#awayUntil = Date.now() + awayMilliseconds
      this.#onAway(error)
      return this.#alone.consume(key, points)
    }
  }

  #keep(key: string, allowance: Allowance): void {
    if (this.#allowances.size >= mostAllowances) {
      const now = Date.now()
      for (const [each, { until }] of this.#allowances) if (until <= now) this.#allowances.delete(each)
      // Full of live ones: those who come from so many addresses at once count anew, each in their own row.
      if (this.#allowances.size >= mostAllowances) this.#allowances.clear()
    }
    this.#allowances.set(key, allowance)
  }
}

/** What the library asks the database for, asked as the program's lesser role in the municipality's schema. */
const storeIn = (kysely: Kysely<DB>, municipality: Municipality) => ({
  query: ({ text, values = [] }: { text: string; values?: readonly unknown[] }) =>
    withActor(kysely, systemIn(municipality, 'limits'), 'read write', async (trx) => {
      // A count lost in a power cut is no loss, and no request waits for the disk because of it.
      await sql`set local synchronous_commit = off`.execute(trx)
      const { rows } = await trx.executeQuery(CompiledQuery.raw(text, [...values]))
      return { rows, rowCount: rows.length }
    }),
})
