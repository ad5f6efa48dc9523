import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newPerson } from '../../../test/support/people.ts'
import { anyFact, asOwner } from '../../../test/support/status-facts.ts'
import { systemIn } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { type ActivityFact, listFacts, spellsOf } from '../status/index.ts'
import { listStatusRules, type StatusRules } from '../status-rules/index.ts'
import { confirmActivity, endActivity, noReason, recordActivity } from './index.ts'

let db: TestDatabase
let owner: pg.Client
let versions: StatusRules[]
const birthDate = '2005-06-01'
const by = () => systemIn(db.aalborg, 'import')
const overtaken = 'somebody else was faster'

beforeAll(async () => {
  db = await testDatabase()
  owner = await asOwner(db)
  versions = await db.as((trx) => listStatusRules(trx, 'da'), by())
})
afterAll(() => owner.end())

/** What happened to one activity, in its own order: entered open, confirmed, and ended where it ended. */
interface Event {
  readonly of: ActivityFact
  readonly step: 'entered' | 'confirmed' | 'ended'
}

const stepsOf = (one: ActivityFact): Event[] =>
  (['entered', 'confirmed', 'ended'] as const)
    .filter((step) => step !== 'ended' || one.until !== 'infinity')
    .map((step) => ({ of: one, step }))

/** Deals the steps of several activities in any order that keeps each one's own. */
function dealt(histories: readonly Event[][], turns: readonly number[]): Event[] {
  const left = histories.map((steps) => [...steps])
  return turns.flatMap((turn) => {
    const open = left.filter((steps) => steps.length > 0)
    return open[turn % Math.max(open.length, 1)]?.splice(0, 1) ?? []
  })
}

async function live(trx: ActorTransaction, personId: string, { of, step }: Event): Promise<void> {
  if (step === 'entered') {
    await recordActivity(trx, by(), 'a test', {
      personId,
      activityId: of.activityId,
      type: of.type,
      provider: null,
      educationCode: null,
      stage: null,
      hoursMonth: of.hoursMonth,
      from: of.from,
      until: null,
      expectedEnd: of.expectedEnd,
      outcome: null,
      endReason: noReason,
      reportedBy: null,
      stillTrueUntil: null,
      source: 'a test',
      sourceKey: null,
      confirmedOn: of.from,
    })
    return
  }
  const { id: row } = await trx
    .selectFrom('activity')
    .select('id')
    .where('activity_id', '=', of.activityId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const change = { personId, row, overtaken }
  if (step === 'confirmed')
    await confirmActivity(trx, by(), 'a test', {
      ...change,
      on: of.confirmedOn,
      stillTrueUntil: of.stillTrueUntil,
    })
  else
    await endActivity(trx, by(), 'a test', {
      ...change,
      because: 'it ended',
      until: of.until,
      outcome: of.outcome ?? 'other',
      endReason: noReason,
    })
}

const keptSpells = async (personId: string) =>
  (
    await owner.query(
      `select first_day, until, segment, sub_segment, primary_type, primary_activity from status_spell
       where person_id = $1 order by first_day`,
      [personId],
    )
  ).rows

describe('the same events about somebody', () => {
  it('give the same status in every order, kept up with each of them as the rules say', async () => {
    const types = [...(versions[0]?.types.keys() ?? [])]
    const activities = fc.uniqueArray(anyFact(types), {
      minLength: 1,
      maxLength: 4,
      selector: ({ activityId }) => activityId,
    })
    const turns = fc.array(fc.nat(11), { minLength: 12, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(activities, turns, turns, async (facts, oneWay, otherWay) => {
        await owner.query('delete from activity; delete from status_spell')
        const personId = await newPerson(db, { birthDate })
        const histories = facts.map(stepsOf)
        const tell = async (order: readonly number[]) => {
          await owner.query('delete from activity where person_id = $1', [personId])
          await db.as(async (trx) => {
            for (const event of dealt(histories, order)) await live(trx, personId, event)
          }, by())
          return keptSpells(personId)
        }
        const first = await tell(oneWay)
        expect(await tell(otherWay)).toEqual(first)
        const believed = await db.as((trx) => listFacts(trx, personId), by())
        expect(believed).toHaveLength(facts.length)
        const said = spellsOf(birthDate, believed, [], versions)
        expect(
          first.map((row) => [row.first_day, row.segment, row.sub_segment, row.primary_activity]),
        ).toEqual(said.map((one) => [one.firstDay, one.segment, one.subSegment, one.primaryActivity]))
      }),
      { numRuns: 25 },
    )
  })
})
