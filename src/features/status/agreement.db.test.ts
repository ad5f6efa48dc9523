import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newPerson } from '../../../test/support/people.ts'
import { anyFact, anyHome, asOwner, putFacts } from '../../../test/support/status-facts.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { listStatusRules, type StatusRules } from '../status-rules/index.ts'
import { findStatusDifferences, refreshStatus, type Spell, spellsOf, statusKeeper } from './index.ts'

let db: TestDatabase
let owner: pg.Client
let people: string[]
let versions: StatusRules[]
const birthDate = '2004-02-29'
const by = () => systemIn(db.aalborg, 'import')

beforeAll(async () => {
  db = await testDatabase()
  owner = await asOwner(db)
  // Rules that change in the middle: other periods, another threshold, another order.
  await owner.query(`
    update status_rules set valid = '(,2021-03-01)' where version = 1;
    insert into status_rules (valid, summer_from, summer_until, documented_months, dropout_months, age_from, age_until, because)
      select '[2021-03-01,)', summer_from, summer_until, 2, 12, age_from, age_until, 'a test' from status_rules;
    insert into status_segment select 2, code, inside, case code when 'completed' then 3 when 'compulsory' then 2 else place end,
      label_da, label_en from status_segment where version = 1;
    insert into activity_type select 2, code, position, kind, label_da, label_en, contributes,
      case code when 'illness' then 'no-activity' else sub_segment end, threshold_hours - 38, sub_segment_below,
      currency_months + 1, level, completes, 100 - priority, priority_below from activity_type where version = 1`)
  versions = await db.as((trx) => listStatusRules(trx, 'da'), by())
  people = await Promise.all(Array.from({ length: 12 }, () => newPerson(db, { birthDate, sex: 'female' })))
})
afterAll(() => owner.end())

async function keptSpells(personId: string): Promise<Spell[]> {
  const { rows } = await owner.query<Spell>(
    `select first_day as "firstDay", until, segment, sub_segment as "subSegment", primary_type as "primaryType",
       primary_activity as "primaryActivity", provider_id as "providerId", municipality_code as "municipalityCode", area
     from status_spell where person_id = $1 order by first_day`,
    [personId],
  )
  return rows
}

async function empty(): Promise<void> {
  await owner.query('delete from activity; delete from residence; delete from status_spell')
}

describe('what the database keeps as somebody’s status', () => {
  it('is what the rules say, for histories of every kind, under rules that change', async () => {
    const types = [...(versions[0]?.types.keys() ?? [])]
    const history = fc.record({
      facts: fc.uniqueArray(anyFact(types), { maxLength: 7, selector: ({ activityId }) => activityId }),
      homes: fc.array(anyHome, { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(history, { minLength: people.length, maxLength: people.length }),
        async (histories) => {
          await empty()
          for (const [index, { facts, homes }] of histories.entries())
            await putFacts(owner, people[index] ?? '', facts, homes)
          await db.as((trx) => refreshStatus(trx, by(), people), by())
          for (const [index, { facts, homes }] of histories.entries())
            expect(await keptSpells(people[index] ?? '')).toEqual(spellsOf(birthDate, facts, homes, versions))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is left alone where it is right, and found where somebody has tampered with it', async () => {
    const keeper = statusKeeper(db.aalborg)
    const everybody = () => db.as((trx) => refreshStatus(trx, by(), 'everybody'), keeper)
    const different = () => db.as((trx) => findStatusDifferences(trx, keeper, 'everybody'), keeper)
    await everybody()
    expect(await everybody()).toBe(0)
    expect(await different()).toEqual([])
    await owner.query(`update status_spell set segment = 'completed' where person_id = $1`, [people[3]])
    await owner.query('delete from status_spell where person_id = $1', [people[5]])
    expect(await different()).toEqual([people[3], people[5]].sort())
    expect(await everybody()).toBeGreaterThan(0)
    expect(await different()).toEqual([])
  })
})
