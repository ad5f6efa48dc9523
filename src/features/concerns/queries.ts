import { sql } from 'kysely'
import { countRows } from '../../platform/db/count-rows.ts'
import type { Question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { ownedBy, type Whose } from '../promises/index.ts'
import type { PromiseKind, Urgency } from '../service-levels/index.ts'
import { fullName } from '../young-people/index.ts'
import { type ConcernState, concernSource, type FeedbackItem, type Outcome, type Seen } from './rules.ts'

/** Whom a concern is about, as the reporter named them: until somebody has found them. */
export interface Said {
  readonly name: string
  readonly birthDate: string | null
  readonly class: string | null
}

export interface Listed {
  readonly id: string
  readonly number: string
  readonly state: ConcernState
  readonly urgency: Urgency
  readonly receivedAt: Date
  readonly isAnswered: boolean
  readonly owner: string
  readonly ownerId: string
  readonly version: number
  readonly personId: string | null
  /** Nobody's name where the reader may not know the young person yet. */
  readonly name: string | undefined
  readonly isProtected: boolean
  readonly said: Said | undefined
  readonly tellFrom: string
  /** The next thing promised for it, and when. */
  readonly next: { readonly kind: PromiseKind; readonly dueOn: string; readonly isLate: boolean } | undefined
}

export interface Concern extends Listed {
  readonly now: Date
  readonly reporterId: string
  readonly reporter: string
  readonly organisation: string | null
  /** Reported by another authority, under the law of it. */
  readonly fromSchool: boolean
  readonly seen: readonly Seen[]
  readonly words: string
  readonly doneAlready: string | null
  readonly youngPersonTold: boolean
  readonly theirWords: string | null
  readonly outcome: Outcome | null
  readonly returnOn: string | null
  readonly redirectedTo: string | null
  readonly mergedInto: string | null
  readonly closedAt: Date | null
  readonly hasContact: boolean
  readonly custody: 'informed' | 'not-informed' | undefined
  readonly custodyBecause: string | null
  readonly answeredByNote: string | null
  readonly isMinor: boolean
}

const listed = (trx: ActorTransaction) =>
  trx
    .selectFrom('concern')
    .innerJoin('actor as owner', 'owner.id', 'concern.owner_id')
    // Under its own policy: whoever owns it may not be around the young person yet.
    .leftJoin('young_person as person', 'person.id', 'concern.person_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('promise')
          .select(['promise.kind', 'promise.due_on'])
          .select(sql<boolean>`promise.due_at <= present()`.as('is_late'))
          .where('promise.source', '=', concernSource)
          .whereRef('promise.source_id', '=', 'concern.id')
          .where('promise.ended', 'is', null)
          .orderBy('promise.due_at')
          .orderBy('promise.id')
          .limit(1)
          .as('next'),
      (join) => join.onTrue(),
    )
    .select(['concern.id', 'concern.number', 'concern.state', 'concern.urgency', 'concern.received_at'])
    .select(['concern.answered_at', 'concern.person_id', 'concern.said_name', 'concern.said_birth_date'])
    .select([
      'concern.said_class',
      'concern.tell_from',
      'owner.name as owner',
      'concern.owner_id',
      'concern.version',
    ])
    .select(['person.given_name', 'person.family_name', 'person.protected'])
    .select(['next.kind as next_kind', 'next.due_on as next_due', 'next.is_late as next_late'])

type ListedRow = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]

const listedOf = (row: ListedRow): Listed => ({
  id: row.id,
  number: row.number,
  // The table's own checks hold it to the lists of rules.ts.
  state: row.state as ConcernState,
  urgency: row.urgency as Urgency,
  receivedAt: row.received_at,
  isAnswered: row.answered_at !== null,
  owner: row.owner,
  ownerId: row.owner_id,
  version: row.version,
  personId: row.person_id,
  name: row.given_name === null ? undefined : fullName(row.given_name, row.family_name ?? ''),
  isProtected: row.protected ?? false,
  said:
    row.said_name === null
      ? undefined
      : { name: row.said_name, birthDate: row.said_birth_date, class: row.said_class },
  tellFrom: row.tell_from,
  next:
    row.next_kind === null || row.next_due === null
      ? undefined
      : { kind: row.next_kind as PromiseKind, dueOn: row.next_due, isLate: row.next_late ?? false },
})

/**
 * Open concerns: those that nobody has answered first, then by what is due. Nothing else is weighed in.
 *
 * @param of one's own and those that one stands in for; or those of one's teams
 */
export async function listOpenConcerns(
  trx: ActorTransaction,
  { of, most }: { readonly of: 'me' | 'team'; readonly most: number },
): Promise<Listed[]> {
  const rows = await listed(trx)
    .where('concern.closed_at', 'is', null)
    .where(
      of === 'me'
        ? sql<boolean>`concern.owner_id = any (array(select kept_by_me()))`
        : sql<boolean>`concern.owner_id = any (array(select led_by_me()))`,
    )
    .orderBy(sql`concern.answered_at is not null`)
    .orderBy(sql`next.due_on nulls last`)
    .orderBy('concern.id')
    .limit(most)
    .execute()
  return rows.map(listedOf)
}

/**
 * Open concerns for a list of what is to be done: those behind promises that stand on it, and those that nobody has answered
 * and for which nothing is promised any more. The oldest first.
 *
 * @param behind the concerns of the promises
 */
export async function listConcernsToDo(
  trx: ActorTransaction,
  filter: { readonly of: Whose; readonly ownerId?: string | undefined; readonly behind: readonly string[] },
): Promise<Listed[]> {
  const rows = await listed(trx)
    .where('concern.closed_at', 'is', null)
    .where(
      sql<boolean>`(concern.id = any (${[...filter.behind]}::bigint[]) or (concern.answered_at is null
        and next.kind is null and ${ownedBy('concern.owner_id', filter.of)}
        and (${filter.ownerId ?? null}::bigint is null or concern.owner_id = ${filter.ownerId ?? null}::bigint)))`,
    )
    .orderBy('concern.received_at')
    .orderBy('concern.id')
    .execute()
  return rows.map(listedOf)
}

/** How many of one's own nobody has answered. */
export const countUnanswered = (trx: ActorTransaction): Question<number> =>
  countRows(
    trx
      .selectFrom('concern')
      .where('closed_at', 'is', null)
      .where('answered_at', 'is', null)
      .where(sql<boolean>`owner_id = any (array(select kept_by_me()))`),
  )

/** @throws NotFound for one that is not there, or not the actor's to know */
export async function getConcern(trx: ActorTransaction, id: string): Promise<Concern> {
  const row = await listed(trx)
    .innerJoin('actor as reporter', 'reporter.id', 'concern.reporter_id')
    .leftJoin('organisation', 'organisation.id', 'concern.reporter_organisation_id')
    .select(['concern.reporter_id', 'reporter.name as reporter'])
    .select(['organisation.name as organisation', 'concern.seen', 'concern.words', 'concern.done_already'])
    .select(['concern.young_person_told', 'concern.their_words', 'concern.outcome', 'concern.return_on'])
    .select(['concern.redirected_to', 'concern.merged_into', 'concern.closed_at', 'concern.contact_at'])
    .select(['concern.custody_informed_at', 'concern.custody_because', 'concern.answered_by_note'])
    .select(sql<Date>`present()`.as('now'))
    .select(sql<boolean>`coalesce(person.birth_date > born_by(today(), 18), false)`.as('is_minor'))
    .where('concern.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return {
    ...listedOf(row),
    now: row.now,
    reporterId: row.reporter_id,
    reporter: row.reporter,
    organisation: row.organisation,
    fromSchool: row.organisation !== null,
    seen: row.seen as Seen[],
    words: row.words,
    doneAlready: row.done_already,
    youngPersonTold: row.young_person_told,
    theirWords: row.their_words,
    outcome: row.outcome as Outcome | null,
    returnOn: row.return_on,
    redirectedTo: row.redirected_to,
    mergedInto: row.merged_into,
    closedAt: row.closed_at,
    hasContact: row.contact_at !== null,
    custody: row.custody_informed_at ? 'informed' : row.custody_because ? 'not-informed' : undefined,
    custodyBecause: row.custody_because,
    answeredByNote: row.answered_by_note,
    isMinor: row.is_minor,
  }
}

/** Open concerns about somebody that wait for contact and that the actor may move: those that were here at a moment. */
export async function listAwaitingContact(
  trx: ActorTransaction,
  personId: string,
  at: Date,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('concern')
    .select('id')
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .where('contact_at', 'is', null)
    .where('received_at', '<=', at)
    .where(
      sql<boolean>`(owner_id = any (array(select kept_by_me())) or person_id = any (array(select writable('concern'))))`,
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export interface Happening {
  readonly type: string
  readonly at: Date
  readonly who: string | null
}

/** What has happened to it, the first on top: steps and dates. */
export async function listHappenings(trx: ActorTransaction, id: string): Promise<Happening[]> {
  const rows = await trx
    .selectFrom('concern_event')
    .leftJoin('actor', 'actor.id', 'actor_id')
    .select(['type', 'at', 'actor.name as who'])
    .where('concern_id', '=', id)
    .orderBy('concern_event.id')
    .execute()
  return rows
}

/** Other open ones about the same young person, at least as urgent: those that it could go on in. */
export async function listOthers(
  trx: ActorTransaction,
  concern: Concern,
): Promise<
  { readonly id: string; readonly number: string; readonly receivedAt: Date; readonly urgency: Urgency }[]
> {
  if (concern.personId === null) return []
  const rows = await trx
    .selectFrom('concern')
    .select(['id', 'number', 'received_at', 'urgency'])
    .where('person_id', '=', concern.personId)
    .where('id', '<>', concern.id)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    receivedAt: row.received_at,
    urgency: row.urgency as Urgency,
  }))
}

/** One's report, or one's institution's. */
export interface Reported {
  readonly id: string
  readonly number: string
  readonly receivedAt: Date
  readonly closedAt: Date | null
  /** Nobody's once the reporter has nothing to do with them any more. */
  readonly name: string | undefined
  readonly personId: string | null
  readonly mine: boolean
}

/** What one has reported, and a student counsellor what the institution has; the newest first. */
export async function listReports(
  trx: ActorTransaction,
  only: string | null = null,
  most = 100,
): Promise<Reported[]> {
  const { rows } = await sql<{
    id: string
    number: string
    received_at: Date
    closed_at: Date | null
    person_id: string | null
    given_name: string | null
    family_name: string | null
    mine: boolean
  }>`select report.*, person.given_name, person.family_name from my_reports() report
    left join young_person person on person.id = report.person_id
    where ${only}::bigint is null or report.id = ${only}::bigint
    order by report.received_at desc, report.id desc limit ${most}`.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    receivedAt: row.received_at,
    closedAt: row.closed_at,
    name: row.given_name === null ? undefined : fullName(row.given_name, row.family_name ?? ''),
    personId: row.given_name === null ? null : row.person_id,
    mine: row.mine,
  }))
}

export interface ReportSteps {
  readonly report: Reported
  /** As far as the law lets the reporter have them. `word` is the owner's name, or the outcome. */
  readonly steps: readonly { readonly item: FeedbackItem; readonly at: Date; readonly word: string | null }[]
  readonly promises: readonly { readonly kind: PromiseKind; readonly dueOn: string; readonly state: string }[]
}

/** @throws NotFound for a report that is not one's own or one's institution's */
export async function getReport(trx: ActorTransaction, id: string): Promise<ReportSteps> {
  const [report] = await listReports(trx, id)
  if (!report) throw new NotFound()
  const { rows: steps } = await sql<{ item: FeedbackItem; at: Date; word: string | null }>`
    select * from report_steps(${id}::bigint)`.execute(trx)
  const { rows: promises } = await sql<{ kind: PromiseKind; due_on: string; state: string }>`
    select * from report_promises(${id}::bigint)`.execute(trx)
  return { report, steps, promises: promises.map(({ due_on, ...row }) => ({ ...row, dueOn: due_on })) }
}

/** That there is a concern, as the young person or an informed holder of custody is told. */
export interface Told {
  readonly id: string
  readonly receivedAt: Date
  /** Null for a holder of custody: theirs is the smaller view (L-09). */
  readonly seen: readonly Seen[] | null
  /** Null where it came from the municipality itself; missing where it is not the reader's to know. */
  readonly organisation?: string | null | undefined
  readonly owner: string
  readonly state: ConcernState
  readonly closedAt: Date | null
}

export async function listToldConcerns(trx: ActorTransaction, personId: string): Promise<Told[]> {
  const { rows } = await sql<{
    id: string
    received_at: Date
    seen: Seen[] | null
    reporter: string | null
    owner: string
    state: ConcernState
    closed_at: Date | null
  }>`select * from told_concerns(${personId}::uuid)`.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    receivedAt: row.received_at,
    seen: row.seen,
    organisation: row.reporter,
    owner: row.owner,
    state: row.state,
    closedAt: row.closed_at,
  }))
}

/**
 * The school at which the actor works, on whose behalf they report (KUI act § 12 c); the first, where they work at several.
 *
 * @param only that school and no other
 */
export async function findReportingSchool(
  trx: ActorTransaction,
  actorId: string,
  only: string | null = null,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select organisation.id from role_assignment role join organisation on organisation.id = role.organisation_id
    where role.actor_id = ${actorId}::bigint and not organisation.municipal
      and (${only}::bigint is null or organisation.id = ${only}::bigint)
      and role.role in ('teacher', 'student-counsellor', 'head-of-school') and role.valid_from <= today()
      and (role.valid_until is null or today() < role.valid_until)
    order by role.id limit 1`.execute(trx)
  return rows[0]?.id ?? null
}
