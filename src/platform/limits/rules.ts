/** The limits that a page can name; `any` is the wide bound that everything is within. */
export type LimitName = 'sign-in' | 'search' | 'person' | 'export' | 'report' | 'any'

export interface LimitRule {
  readonly name: LimitName
  /** An account where somebody is signed in, an address where nobody is, or the whole municipality's site. */
  readonly by: 'account' | 'address' | 'all'
  readonly points: number
  readonly seconds: number
  /**
   * How many a process takes from the shared count at once, and then hands out from memory. One is exact; more saves
   * a write for each request, and may refuse a little early where several processes share the work (decision 0015).
   */
  readonly block: number
  /** From this many on the log says so, long before anybody is refused. */
  readonly alarmAt?: number
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** Every limit (trust requirement T-30). A block divides its limit evenly, so that the last block is a whole one. */
export const limitRules: readonly LimitRule[] = [
  { name: 'any', by: 'address', points: 600, seconds: minute, block: 60 },
  { name: 'any', by: 'all', points: 120_000, seconds: minute, block: 2_400 },
  { name: 'sign-in', by: 'address', points: 10, seconds: 15 * minute, block: 1 },
  { name: 'sign-in', by: 'account', points: 10, seconds: 15 * minute, block: 1 },
  { name: 'sign-in', by: 'all', points: 5_000, seconds: 15 * minute, block: 100 },
  { name: 'search', by: 'account', points: 60, seconds: minute, block: 1 },
  { name: 'search', by: 'address', points: 60, seconds: minute, block: 1 },
  { name: 'search', by: 'all', points: 6_000, seconds: minute, block: 120 },
  { name: 'person', by: 'account', points: 120, seconds: hour, block: 1, alarmAt: 90 },
  { name: 'person', by: 'all', points: 30_000, seconds: hour, block: 600 },
  { name: 'report', by: 'address', points: 30, seconds: minute, block: 1 },
  { name: 'report', by: 'all', points: 600, seconds: minute, block: 20 },
  { name: 'export', by: 'account', points: 5, seconds: day, block: 1 },
  { name: 'export', by: 'all', points: 10_000, seconds: day, block: 100 },
]

/** How many people one address stands for where many share it, as in a school, or one account in the demonstration. */
const sharedBy = 100

/** A limit for what many people share. */
export const widened = (rule: LimitRule): LimitRule => ({
  ...rule,
  points: rule.points * sharedBy,
  block: rule.block * sharedBy,
})
