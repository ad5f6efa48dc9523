import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import type { ActivityFact, Home } from '../../src/features/status/index.ts'
import { addDays, addMonths } from '../../src/platform/days.ts'
import type { TestDatabase } from './database.ts'

/** An activity as a test says it: what it does not say does not matter to it. */
export const fact = (type: string, from: string, rest: Partial<ActivityFact> = {}): ActivityFact => ({
  activityId: randomUUID(),
  type,
  from,
  until: 'infinity',
  expectedEnd: null,
  outcome: null,
  confirmedOn: from,
  stillTrueUntil: null,
  learnedOn: from,
  hoursMonth: null,
  providerId: null,
  ...rest,
})

const epoch = '2015-01-01'
const day = (most = 5000): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most }).map((days) => addDays(epoch, days))

const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null, freq: 2 })

/** Any activity that the table takes, likely or not. */
export const anyFact = (types: readonly string[]): fc.Arbitrary<ActivityFact> =>
  fc
    .record({
      activityId: fc.uuid(),
      type: fc.constantFrom(...types),
      from: day(),
      length: orNull(fc.integer({ min: 1, max: 1500 })),
      planned: orNull(fc.integer({ min: 0, max: 1500 })),
      confirmed: fc.integer({ min: 0, max: 1500 }),
      stillTrue: orNull(fc.integer({ min: 0, max: 400 })),
      outcome: orNull(fc.constantFrom('completed' as const, 'interrupted' as const, 'other' as const)),
      hoursMonth: orNull(fc.constantFrom(20, 40, 77.5, 78, 160.3)),
    })
    .map(({ from, length, planned, confirmed, stillTrue, outcome, ...rest }) => {
      const confirmedOn = addDays(from, confirmed)
      return fact(rest.type, from, {
        ...rest,
        until: length === null ? 'infinity' : addDays(from, length),
        expectedEnd: planned === null ? null : addDays(from, planned),
        confirmedOn,
        stillTrueUntil: stillTrue === null ? null : addDays(confirmedOn, stillTrue),
        outcome: length === null ? null : outcome,
      })
    })

/** A day of two years on which something of the rules turns: months apart, or about the middle of one, as summers begin and end. */
export const turningDay = fc
  .record({ month: fc.integer({ min: 0, max: 24 }), day: fc.constantFrom(0, 0, 0, 14, 15) })
  .map((one) => addDays(addMonths('2020-01-01', one.month), one.day))

/** An activity that begins, ends and was learned of on such days: among several of one person many fall together. */
export const anyNearFact = (types: readonly string[]): fc.Arbitrary<ActivityFact> =>
  fc
    .record({
      activityId: fc.uuid(),
      type: fc.constantFrom(...types),
      days: fc.uniqueArray(turningDay, { minLength: 2, maxLength: 2 }),
      isOpen: fc.boolean(),
      learnedOn: turningDay,
      outcome: orNull(fc.constantFrom('completed' as const, 'interrupted' as const)),
    })
    .map(({ days, isOpen, outcome, ...rest }) => {
      const [from = '', until = ''] = days.toSorted()
      return fact(rest.type, from, {
        ...rest,
        until: isOpen ? 'infinity' : until,
        outcome: isOpen ? null : outcome,
      })
    })

export const anyHome: fc.Arbitrary<Home> = fc
  .record({
    municipalityCode: fc.constantFrom('851', '849'),
    area: orNull(fc.constantFrom('Centrum', 'Nord')),
    from: day(),
    length: orNull(fc.integer({ min: 1, max: 3000 })),
  })
  .map(({ length, from, ...rest }) => ({
    ...rest,
    from,
    until: length === null ? 'infinity' : addDays(from, length),
  }))

/** Statements as the server's administrator, in the municipality's schema. */
export async function asOwner(db: TestDatabase): Promise<pg.Client> {
  const client = new pg.Client({ ...db.superuser, options: '-c search_path=m_851,reference' })
  await client.connect()
  return client
}

/** What is put into the tables about one person. */
export interface History {
  readonly personId: string
  readonly facts: readonly ActivityFact[]
  readonly homes?: readonly Home[]
}

/** Puts facts about many people into the tables as an import would: all at once, without a refresh. */
export async function putHistories(client: pg.Client, histories: readonly History[]): Promise<void> {
  const facts = histories.flatMap((one) => one.facts.map((of) => ({ ...of, personId: one.personId })))
  const homes = histories.flatMap((one) => one.homes?.map((of) => ({ ...of, personId: one.personId })) ?? [])
  await client.query(
    `insert into activity (activity_id, person_id, type, valid, expected_end, outcome, confirmed_on, still_true_until,
       learned_at, hours_month, provider_id, source)
     select "activityId", "personId", type, daterange("from", nullif("until", 'infinity')), "expectedEnd", outcome,
       "confirmedOn", "stillTrueUntil", "learnedOn", "hoursMonth", "providerId", 'a test'
     from json_to_recordset($1) as one ("activityId" uuid, "personId" uuid, type text, "from" date, "until" date,
       "expectedEnd" date, outcome text, "confirmedOn" date, "stillTrueUntil" date, "learnedOn" timestamptz,
       "hoursMonth" numeric, "providerId" bigint)`,
    [JSON.stringify(facts)],
  )
  await client.query(
    `insert into residence (person_id, municipality_code, area, valid_from, valid_until, address, source)
     select "personId", "municipalityCode", area, "from", nullif("until", 'infinity'), 'Opfundet Vej 1', 'a test'
     from json_to_recordset($1) as one ("personId" uuid, "municipalityCode" text, area text, "from" date, "until" date)`,
    [JSON.stringify(homes)],
  )
}

/** The same about one person. */
export const putFacts = (
  client: pg.Client,
  personId: string,
  facts: readonly ActivityFact[],
  homes: readonly Home[] = [],
): Promise<void> => putHistories(client, [{ personId, facts, homes }])
