import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { makeRows } from '../../../test/support/row-facts.ts'
import { type ActorName, makeStandings, type Standings } from '../../../test/support/standings.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { refreshStatus } from '../status/index.ts'
import { listHappened } from '../young-people/index.ts'
import {
  askToMerge,
  getMerge,
  keepTheOther,
  listSides,
  mergeRecords,
  NotMerged,
  partRecords,
} from './index.ts'

let db: TestDatabase
let people: Standings
let merge: string
let before: Record<string, readonly string[]>
beforeAll(async () => {
  db = await testDatabase()
  people = await makeStandings(db)
  await makeRows(db, people)
  await db.asSuperuser(`insert into m_851.message (id, idempotency_key, to_person_id, kind, language)
      values (gen_random_uuid(), 'to the other', '${people.sofie}', 'news', 'da');
    insert into m_851.notice (actor_id, idempotency_key, kind, about_person_id, link_da, link_en)
      values (${people.actors.administrator.id}, 'about the other', 'news', '${people.sofie}', '/a', '/a');
    update m_851.activity_agreed set one_activity = gen_random_uuid();
    insert into m_851.activity (person_id, type, valid, source, source_key) values
      ('${people.emil}', 'stx', '[2026-01-01,)', 'uddannelse', 'F-1'),
      ('${people.sofie}', 'hhx', '[2026-01-01,)', 'uddannelse', 'F-1'),
      ('${people.sofie}', 'hhx', '[2025-01-01,2025-06-01)', 'uddannelse', 'F-2')`)
  await db.as(
    (trx) => refreshStatus(trx, systemIn(db.aalborg, 'import'), 'everybody'),
    systemIn(db.aalborg, 'import'),
  )
  before = await everything()
})

const as = <Result>(who: ActorName, work: Parameters<typeof db.as<Result>>[0]) =>
  db.as(work, people.actors[who])
const administrator = () => people.actors.administrator

/** Something of every table of the municipality, as the catalogue has them: each table is asked for text, in one statement. */
async function ofEveryTable(asked: string): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await db.asSuperuser<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'm_851'::regnamespace and relkind = 'r'`,
  )
  const each = tables.map(
    ({ name }) => `select '${name}' as place, ${asked.replaceAll('TABLE', `m_851.${name}`)}`,
  )
  const { rows } = await db.asSuperuser<{ place: string; found: string[] | null }>(each.join(' union all '))
  return Object.fromEntries(rows.flatMap(({ place, found }) => (found ? [[place, found]] : [])))
}

/** All rows, but for what tells of merging itself, and for protection and what counts changes. */
async function everything(): Promise<Record<string, readonly string[]>> {
  const found = await ofEveryTable(
    `(select array_agg((to_jsonb(entry) - 'version' - 'protected' - 'protected_until' - 'hidden')::text
         order by (to_jsonb(entry) - 'hidden')::text)
       from TABLE entry) as found`,
  )
  const aboutMerging = ['person_merge', 'person_merge_row', 'person_event', 'access_log']
  return Object.fromEntries(Object.entries(found).filter(([table]) => !aboutMerging.includes(table)))
}

/** The tables in which somebody's id stands anywhere, in whichever column and form, and in how many rows. */
async function whereIs(personId: string): Promise<Record<string, number>> {
  const found = await ofEveryTable(
    `(select array_agg(''::text) from TABLE entry where to_jsonb(entry)::text like '%${personId}%') as found`,
  )
  return Object.fromEntries(Object.entries(found).map(([table, { length }]) => [table, length]))
}

const why = (error: unknown): string => (error instanceof NotMerged ? error.why : String(error))

describe('two records of one person', () => {
  it('are not made one while somebody waits for an answer that would be lost', async () => {
    const asked = as('administrator', (trx) =>
      askToMerge(trx, administrator(), [people.emil, people.sofie], 'Skrevet ind to gange'),
    )
    expect(await asked.catch(why)).toBe('in_use')
    await db.asSuperuser('update m_851.copy_request set ready_at = now()')
  })

  it('nor while somebody tries to reach both, or a youth guide is around both', async () => {
    const asked = () =>
      as('administrator', (trx) =>
        askToMerge(trx, administrator(), [people.emil, people.sofie], 'Skrevet ind to gange'),
      )
    expect(await asked().catch(why)).toBe('in_use')
    await db.asSuperuser(
      `update m_851.contact_effort set ended = 'stopped', ended_at = now(), ended_by = begun_by, why = 'wished-later',
         because = 'a test of it' where ended is null and person_id = $1`,
      [people.sofie],
    )
    expect(await asked().catch(why)).toBe('in_use')
    await db.asSuperuser(
      `update m_851.guide_effort set ended_at = now(), ended_by = begun_by, because = 'a test of it'
         where ended_at is null and person_id = $1`,
      [people.sofie],
    )
    before = await everything()
  })

  it('are looked at first: what would follow, what would stand aside, and nothing changes', async () => {
    merge = await as('administrator', (trx) =>
      askToMerge(trx, administrator(), [people.sofie, people.emil], 'Skrevet ind to gange'),
    )
    await as('administrator', (trx) => keepTheOther(trx, administrator(), merge))
    const asked = await as('administrator', (trx) => getMerge(trx, merge))
    if (asked.keptId !== people.emil)
      await as('administrator', (trx) => keepTheOther(trx, administrator(), merge))
    const { state, keptId, goneId, moves } = await as('administrator', (trx) => getMerge(trx, merge))
    expect({ state, keptId, goneId }).toEqual({ state: 'asked', keptId: people.emil, goneId: people.sofie })
    expect(moves.follow).toMatchObject({ note: 2, activity: 2, person_number: 1, message: 1, notice: 1 })
    expect(moves.aside).toMatchObject({ person_contact: 1, residence: 1, activity: 1, import_missing: 1 })
    expect(await everything()).toEqual(before)
    expect(
      await as('administrator', (trx) => listSides(trx, administrator(), [people.emil, people.sofie])),
    ).toMatchObject([{ numbers: ['invented'] }, { name: null, numbers: ['invented'] }])
  })

  it('become one by a named person: whatever referred to the other refers to the kept one, in every table', async () => {
    const others = await whereIs(people.sofie)
    // As many kinds of rows as there are tables with somebody in them; a new one has to be in these tests' rows too.
    expect(Object.keys(others)).toEqual(expect.arrayContaining(await tablesOfPeople()))
    const kept = await whereIs(people.emil)
    const moves = await as('administrator', (trx) => mergeRecords(trx, administrator(), 'a request', merge))
    expect(Object.keys(await whereIs(people.sofie)).sort()).toEqual(
      // The sealed logs keep the id that they were written with, and merging what it needs for the way back.
      ['access_log', 'person_event', 'person_merge', 'person_merge_row'],
    )
    const now = await whereIs(people.emil)
    for (const [table, rows] of Object.entries(moves.follow))
      if (table !== 'note_move' && table !== 'person_merge')
        expect(`${table} ${now[table]}`).toBe(`${table} ${(kept[table] ?? 0) + rows}`)
    const { rows } = await db.asSuperuser(
      `select protected, (select count(*)::int from m_851.young_person where id = '${people.sofie}') as others,
         (select bool_and(hidden) from m_851.residence where person_id = '${people.emil}') as hidden
       from m_851.young_person where id = '${people.emil}'`,
    )
    expect(rows).toEqual([{ protected: true, others: 0, hidden: true }])
  })

  it('have one log and one history, for whoever has them', async () => {
    const { rows } = await db.asSuperuser<{ id: string }>(
      `select id from m_851.access_log where subjects @> array['${people.sofie}'::uuid]`,
    )
    expect(rows).toHaveLength(1)
    const looks = await as('young-person', async (trx) => {
      const found = await trx.selectFrom('access_log').select('id').execute()
      return found.map(({ id }) => id)
    })
    expect(looks).toContain(rows[0]?.id)
    const happened = await as('contact-person', (trx) => listHappened(trx, people.emil))
    expect(happened.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['records_merged', 'person_entered', 'person_entered']),
    )
    expect(happened.filter(({ type }) => type === 'person_entered').length).toBeGreaterThan(1)
    const others = await as('other-young-person', (trx) =>
      trx.selectFrom('access_log').select('id').execute(),
    )
    expect(others.map(({ id }) => id)).not.toContain(rows[0]?.id)
  })

  it('become two again: everything goes back as it was, but for protection, which stays', async () => {
    await as('administrator', (trx) =>
      partRecords(trx, administrator(), 'a request', merge, 'De var to alligevel'),
    )
    expect(await everything()).toEqual(before)
    const { rows } = await db.asSuperuser(
      `select bool_and(protected) as protected from m_851.young_person where id in ('${people.emil}', '${people.sofie}')`,
    )
    expect(rows).toEqual([{ protected: true }])
    const again = as('administrator', (trx) =>
      partRecords(trx, administrator(), 'a request', merge, 'De var to alligevel'),
    )
    expect(await again.catch(why)).toBe('overtaken')
  })

  it('are merged by nobody but an administrator’s page', async () => {
    const asTeam = as('team-leader', (trx) => trx.selectFrom('person_merge').select('id').execute())
    expect(await asTeam).toEqual([])
    const direct = db.as(
      (trx) => trx.selectNoFrom((eb) => eb.fn('merge_people', [eb.val(merge), eb.val(1)]).as('x')).execute(),
      systemIn(db.aalborg, 'import'),
    )
    expect(await direct.catch(String)).toMatch(/only merging merges|does not exist/)
  })
})

/** Tables with a column that refers to a young person, or is called as one that does. */
async function tablesOfPeople(): Promise<string[]> {
  const { rows } = await db.asSuperuser<{ name: string }>(
    `select distinct class.relname as name from pg_class class join pg_attribute one on one.attrelid = class.oid
     where class.relnamespace = 'm_851'::regnamespace and class.relkind = 'r' and one.attnum > 0
       and (one.attname like '%person_id' or exists (select from pg_constraint where contype = 'f' and conrelid = class.oid
         and confrelid = 'm_851.young_person'::regclass and one.attnum = any (conkey)))`,
  )
  return rows.map(({ name }) => name)
}
