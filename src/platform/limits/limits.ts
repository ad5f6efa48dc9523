import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Municipality } from '../access/actor.ts'
import type { DB } from '../db/schema.ts'
import { TooMany } from '../http/errors.ts'
import type { AddressList } from '../net/address-list.ts'
import { countedAs } from './client-address.ts'
import { Counter } from './counter.ts'
import { type LimitName, type LimitRule, limitRules, widened } from './rules.ts'

export interface Limits {
  /**
   * Counts one more for somebody.
   *
   * @throws TooMany with how long to wait
   */
  spend(name: LimitName, who: Counted): Promise<void>
}

/** Whom a request counts for. Somebody signed in is counted as themselves, and not as the house they sit in. */
export interface Counted {
  readonly municipality: Municipality
  readonly account?: string | undefined
  readonly address?: string | undefined
  readonly requestId?: string | undefined
}

export interface LimitServices {
  readonly kysely: Kysely<DB>
  /** Addresses and accounts are stored only as hashes with it. */
  readonly secret: Buffer
  readonly log: Logger
  /** Networks in which many people share an address. */
  readonly shared: AddressList
  readonly rules?: readonly LimitRule[]
}

/** The limits of the program, counted in the database (trust requirement T-30, decision 0015). */
export function limitsWith({ kysely, secret, log, shared, rules = limitRules }: LimitServices): Limits {
  const counters = new Map<string, Counter>()
  const onAway = (error: unknown) => log.error({ err: error, event: 'limits are counted alone' })

  function counterOf(rule: LimitRule, municipality: Municipality): Counter {
    const name = `${municipality.schema} ${rule.name} ${rule.by} ${rule.points}`
    const known = counters.get(name)
    if (known) return known
    const made = new Counter(kysely, municipality, rule, onAway)
    counters.set(name, made)
    return made
  }

  const hashed = (by: string, value: string) =>
    createHmac('sha256', secret).update(`limit:${by}:${value}`).digest('base64url')

  /** What a rule counts somebody as, and by which measure; nothing where it does not count them. */
  function measure(rule: LimitRule, who: Counted): { rule: LimitRule; key: string } | undefined {
    if (rule.by === 'all') return { rule, key: 'all' }
    if (rule.by === 'account')
      return who.account === undefined ? undefined : { rule, key: hashed('account', who.account) }
    if (who.address === undefined || who.account !== undefined) return undefined
    const many = shared.has(who.address)
    return {
      rule: many ? widened(rule) : rule,
      key: hashed(many ? 'shared' : 'address', countedAs(who.address)),
    }
  }

  return {
    async spend(name, who) {
      for (const each of rules) {
        const measured = each.name === name ? measure(each, who) : undefined
        if (!measured) continue
        const spent = await counterOf(measured.rule, who.municipality).spend(measured.key)
        const { requestId, account } = who
        if (spent.allowed && each.alarmAt !== undefined && spent.sofar === each.alarmAt)
          log.warn({
            requestId,
            event: 'soft alarm',
            limit: name,
            by: each.by,
            actor: account,
            count: spent.sofar,
          })
        if (spent.allowed) continue
        log.warn({ requestId, event: 'limit reached', limit: name, by: each.by, actor: account })
        throw new TooMany(Math.max(1, Math.ceil(spent.milliseconds / 1000)))
      }
    },
  }
}
