import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { type PromiseKind, workingDaysBetween } from '../service-levels/index.ts'

/** How long it took to do what was promised, and how often it took so long. */
export interface Reaction {
  readonly kind: PromiseKind
  /** The month in which it was done, by its first day. */
  readonly month: string
  /** On the day itself is 0. */
  readonly workingDays: number
  readonly count: number
}

/**
 * How long it took until what a leader's teams had promised was done.
 *
 * @param period the days on which it was done, both included
 */
export async function listReactions(
  trx: ActorTransaction,
  period: { readonly from: string; readonly until: string },
  daysOff: ReadonlySet<string>,
): Promise<Reaction[]> {
  const { rows } = await sql<{ kind: PromiseKind; started: string; done: string; count: number }>`
    select kind, started, done, count(*)::int as count
    from (select kind, (started_at at time zone 'Europe/Copenhagen')::date as started,
        (done_at at time zone 'Europe/Copenhagen')::date as done
      from promise where ended = 'done' and owner_id = any (array(select led_by_me()))) promise
    where done between ${period.from}::date and ${period.until}::date
    group by kind, started, done`.execute(trx)
  return rows.map(({ kind, started, done, count }) => ({
    kind,
    month: `${done.slice(0, 7)}-01`,
    workingDays: workingDaysBetween(started, done, daysOff),
    count,
  }))
}

/** Each one's working days, the shortest first. */
export const daysOf = (reactions: readonly Reaction[]): number[] =>
  reactions
    .flatMap(({ workingDays, count }) => Array.from({ length: count }, () => workingDays))
    .sort((one, other) => one - other)

/**
 * The value below or at which so large a share of all lies, by the nearest rank: always one that occurred.
 *
 * @param sorted the smallest first
 * @param share above 0, at most 1: 0.5 for the median
 * @returns nothing where there is none
 */
export const percentile = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)]

/** How the law's own clock goes for those whom it is about (BEK 1014/2019 § 10), in what a leader's teams have promised. */
export interface LawClock {
  readonly kind: PromiseKind
  readonly open: number
  readonly late: number
  /** Of the open ones, those that are due within seven days from today and not late. */
  readonly dueSoon: number
  /** Of the last seven days. */
  readonly started: number
  readonly kept: number
}

export async function countLawClock(trx: ActorTransaction): Promise<LawClock[]> {
  const { rows } = await sql<LawClock>`
    select kind, count(*) filter (where ended is null)::int as open,
      count(*) filter (where ended is null and due_at <= present())::int as late,
      count(*) filter (where ended is null and due_at > present() and due_on <= today() + 7)::int as "dueSoon",
      count(*) filter (where started_at > present() - interval '7 days')::int as started,
      count(*) filter (where ended = 'done' and done_at < due_at and done_at > present() - interval '7 days')::int as kept
    from promise where law is not null and owner_id = any (array(select led_by_me())) group by kind order by kind`.execute(
    trx,
  )
  return rows
}

/** The teams that one leads today, by name. */
export async function listLedTeams(
  trx: ActorTransaction,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select unit.id::text, unit.name from unit
    where unit.id in (select unit_id from unit_membership where actor_id = current_actor() and kind = 'leader'
      and valid_from <= today() and (valid_until is null or today() < valid_until))
    order by unit.name collate "da-x-icu", unit.id`.execute(trx)
  return rows
}
