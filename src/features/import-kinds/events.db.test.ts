import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import {
  bring,
  type CourseRow,
  courseLine,
  coursesFile,
  declare,
  type EventRow,
  eventsMessage,
  mappingOf,
  parkedIn,
  peopleFile,
} from '../../../test/support/imports.ts'
import { newActor, relate } from '../../../test/support/people.ts'
import { correctActivity, listActivities, withdrawActivity } from '../activities/index.ts'
import { importer } from '../imports/index.ts'
import { findStatusDifferences, statusKeeper } from '../status/index.ts'

let db: TestDatabase
const anna = { born: '2006-05-17', serial: 1 }
const bo = { born: '2007-11-02', serial: 2 }
beforeAll(async () => {
  db = await testDatabase()
  for (const file of ['people', 'events', 'ungedatabasen']) await declare(db, mappingOf(file))
  await bring(db, 'folkeregister', peopleFile({ ...anna, given: 'Anna' }, { ...bo, given: 'Bo' }))
})
beforeEach(() =>
  db.asSuperuser(`set search_path to m_851, reference; delete from import_fault; delete from import_missing;
    delete from import_unknown_code; delete from activity; delete from statutory_fact;
    delete from import_piece where run_id in (select id from import_run where source <> 'folkeregister');
    delete from import_file where run_id in (select id from import_run where source <> 'folkeregister');
    delete from import_run where source <> 'folkeregister'`),
)

const believed = async () =>
  (
    await db.asSuperuser<{ told: string }>(
      `select concat_ws(' ', given_name, type, coalesce(organisation.name, provider), activity.valid, outcome, end_reason,
         source) as told
       from m_851.activity join m_851.young_person on person_id = young_person.id
       left join m_851.organisation on organisation.id = provider_id
       where upper_inf(believed) order by 1`,
    )
  ).rows.map(({ told }) => told)

/** What somebody of staff says of Anna's only activity: it was another one, or it never was. */
async function sayByHand(what: 'another' | 'never'): Promise<void> {
  const { rows } = await db.asSuperuser<{ id: string }>(
    `select id from m_851.young_person where given_name = 'Anna'`,
  )
  const personId = rows[0]?.id ?? ''
  const actor = importer(db.aalborg)
  await db.as(async (trx) => {
    const [activity] = await listActivities(trx, personId)
    if (!activity) throw new Error('Anna does nothing')
    const change = { personId, row: activity.row, because: 'a test of it', overtaken: 'overtaken' }
    if (what === 'never') await withdrawActivity(trx, actor, 'a test', change)
    else
      await correctActivity(trx, actor, 'a test', {
        ...change,
        content: { ...activity, type: 'hhx', provider: null },
      })
  }, actor)
}

describe('a file of courses', () => {
  const course: CourseRow = { ...anna, key: 'F-1' }

  it('becomes activities, and the status follows', async () => {
    const taken = await bring(
      db,
      'uddannelse',
      coursesFile(course, {
        ...bo,
        key: 'F-2',
        type: 'Job',
        hours: '83,5',
        expectedEnd: '',
        lastDay: '2025-03-31',
        outcome: 'afbrudt',
      }),
    )
    expect(taken).toMatchObject({ is: 'applied', counts: { rows: 2, added: 2, parked: 0 } })
    expect(await believed()).toEqual([
      'Anna stx Ærøskøbing Gymnasium [2024-08-01,) uddannelse',
      'Bo employment Ærøskøbing Gymnasium [2024-08-01,2025-04-01) interrupted uddannelse',
    ])
    const keeper = statusKeeper(db.aalborg)
    expect(await db.as((trx) => findStatusDifferences(trx, keeper, 'everybody'), keeper)).toEqual([])
    const { rows } = await db.asSuperuser(
      `select segment from m_851.status_spell where first_day <= '2024-10-01' and until > '2024-10-01' order by 1`,
    )
    expect(rows).toEqual([{ segment: 'outside' }, { segment: 'youth-education' }])
  })

  it('knows a school by its name', async () => {
    await db.asSuperuser(
      `insert into m_851.organisation (name, kind, municipal) values ('Kendt Gymnasium', 'youth-education', false)`,
    )
    await bring(db, 'uddannelse', coursesFile({ ...course, school: 'KENDT gymnasium' }))
    expect(await believed()).toEqual(['Anna stx Kendt Gymnasium [2024-08-01,) uddannelse'])
  })

  it('changes what it says otherwise, keeps what was believed, and does nothing about the rest', async () => {
    await bring(db, 'uddannelse', coursesFile(course, { ...bo, key: 'F-2' }))
    const ended = { ...course, lastDay: '2026-02-28', outcome: 'Afbrudt' }
    const taken = await bring(db, 'uddannelse', coursesFile(ended, { ...bo, key: 'F-2' }))
    expect(taken).toMatchObject({
      counts: { added: 0, changed: 1, same: 1, differences: { end: 1, outcome: 1 } },
    })
    const { rows } = await db.asSuperuser(
      `select count(distinct activity_id)::int as activities, count(*)::int as beliefs,
         bool_and(upper_inf(believed) or not isempty(believed)) as whole
       from m_851.activity where source_key = 'F-1'`,
    )
    expect(rows).toEqual([{ activities: 1, beliefs: 2, whole: true }])
    expect((await believed())[0]).toBe(
      'Anna stx Ærøskøbing Gymnasium [2024-08-01,2026-03-01) interrupted uddannelse',
    )
  })

  it('parks each fault by its line and takes the other rows', async () => {
    const taken = await bring(
      db,
      'uddannelse',
      coursesFile(
        course,
        { ...course, key: 'F-2', from: '31-04-2020' },
        { ...course, key: 'F-3', lastDay: '2024-07-31', outcome: 'Andet' },
        { born: '2008-01-01', serial: 9, key: 'F-4' },
        { ...course, key: 'F-5', type: 'Ballet', from: '' },
        { ...course, key: '' },
        { ...course, key: 'F-7', from: '2001-01-01' },
        { ...course, key: 'F-8', outcome: 'Andet' },
        { ...course, key: 'F-9', hours: 'mange' },
        `${courseLine({ ...course, key: 'F-10' })};og mere`,
        { ...course, key: 'F-11' },
        { ...course, key: 'F-11', from: '2025-01-01' },
        { ...course, key: 'F-12', type: 'Ballet' },
      ),
    )
    expect(await parkedIn(db, taken.runId)).toEqual([
      '3 date_impossible',
      '4 end_before_start',
      '5 person_unknown',
      '6 cell_empty',
      '6 code_unknown',
      '7 cell_empty',
      '8 before_birth',
      '9 event_needs_end',
      '10 number_unreadable',
      '11 cell_count',
      '12 event_contradicts',
      '13 event_contradicts',
      '14 code_unknown',
    ])
    expect(await believed()).toEqual(['Anna stx Ærøskøbing Gymnasium [2024-08-01,) uddannelse'])
    const { rows } = await db.asSuperuser('select field, code, row_count::int from m_851.import_unknown_code')
    expect(rows).toEqual([{ field: 'type', code: 'Ballet', row_count: 2 }])
  })

  it('takes what was parked when it is asked again, and the person is known by then', async () => {
    const file = coursesFile({ born: '2008-03-03', serial: 5, key: 'F-1' })
    expect(await bring(db, 'uddannelse', file)).toMatchObject({ is: 'applied', counts: { parked: 1 } })
    await bring(
      db,
      'folkeregister',
      peopleFile(
        { ...anna, given: 'Anna' },
        { ...bo, given: 'Bo' },
        { born: '2008-03-03', serial: 5, given: 'Ib' },
      ),
    )
    expect(await bring(db, 'uddannelse', file)).toMatchObject({ is: 'known' })
    const again = await bring(db, 'uddannelse', file, { again: true })
    expect(again).toMatchObject({ is: 'applied', counts: { added: 1, parked: 0 } })
    expect(await parkedIn(db, again.runId)).toEqual([])
  })

  it('leaves what somebody has corrected, while it only repeats itself; what is new stands beside it', async () => {
    await bring(db, 'uddannelse', coursesFile(course))
    await sayByHand('another')
    const again = await bring(db, 'uddannelse', coursesFile(course, { ...bo, key: 'F-2' }))
    expect(again).toMatchObject({ counts: { added: 1, keptByHand: 1 } })
    expect((await believed())[0]).toBe('Anna hhx [2024-08-01,) hand')
    await bring(db, 'uddannelse', coursesFile({ ...course, from: '2024-09-01' }, { ...bo, key: 'F-2' }))
    expect((await believed()).slice(0, 2)).toEqual([
      'Anna hhx [2024-08-01,) hand',
      'Anna stx Ærøskøbing Gymnasium [2024-09-01,) uddannelse',
    ])
    // From then on it is an activity of the file's own: the same again changes nothing.
    const same = await bring(
      db,
      'uddannelse',
      coursesFile({ ...bo, key: 'F-2' }, { ...course, from: '2024-09-01' }),
    )
    expect(same).toMatchObject({ counts: { added: 0, same: 2 } })
  })

  it('does not enter again what somebody has taken away', async () => {
    await bring(db, 'uddannelse', coursesFile(course))
    await sayByHand('never')
    const again = await bring(db, 'uddannelse', coursesFile(course, { ...bo, key: 'F-2' }))
    expect(await parkedIn(db, again.runId)).toEqual(['2 withdrawn_by_hand'])
    expect(await believed()).toEqual(['Bo stx Ærøskøbing Gymnasium [2024-08-01,) uddannelse'])
  })

  it('confirms what goes on, once nobody has said so for three months', async () => {
    await bring(db, 'uddannelse', coursesFile(course))
    await db.asSuperuser(`update m_851.activity set confirmed_on = '2026-03-01'`)
    expect(await bring(db, 'uddannelse', coursesFile(course, ''))).toMatchObject({ counts: { changed: 1 } })
    const { rows } = await db.asSuperuser(
      `select confirmed_on::text from m_851.activity where upper_inf(believed)`,
    )
    expect(rows).toEqual([{ confirmed_on: '2026-11-24' }])
  })

  it('marks what is missing of what goes on, and ends nothing', async () => {
    await bring(db, 'uddannelse', coursesFile(course, { ...bo, key: 'F-2' }))
    expect(await bring(db, 'uddannelse', coursesFile(course))).toMatchObject({
      counts: { missing: 1, same: 1 },
    })
    const { rows } = await db.asSuperuser('select source_key from m_851.import_missing')
    expect(rows).toEqual([{ source_key: 'F-2' }])
    expect(await believed()).toHaveLength(2)
  })
})

describe('a message of events, modelled on Ungedatabasen', () => {
  const optag: EventRow = { ...anna, report: 'H-1', key: 'F-1', happening: 'OPTAG', date: '2025-08-11' }
  const afbrud: EventRow = {
    ...anna,
    report: 'H-2',
    key: 'F-1',
    happening: 'AFBRUD',
    date: '2026-01-15',
    reason: 'Ville noget andet',
  }
  const whole =
    'Anna basic-course-1 Åby Tekniske Skole [2025-08-11,2026-01-16) interrupted Ville noget andet ungedatabasen'

  it('says start and end of one activity, in one file in any order or in two', async () => {
    await bring(db, 'ungedatabasen', eventsMessage(afbrud, optag))
    expect(await believed()).toEqual([whole])
    await db.asSuperuser('delete from m_851.activity')
    await bring(db, 'ungedatabasen', eventsMessage({ ...optag, report: 'H-3' }))
    expect(await believed()).toEqual(['Anna basic-course-1 Åby Tekniske Skole [2025-08-11,) ungedatabasen'])
    await bring(db, 'ungedatabasen', eventsMessage(afbrud))
    expect(await believed()).toEqual([whole])
    // A start that comes once more says nothing about the end.
    expect(await bring(db, 'ungedatabasen', eventsMessage(optag))).toMatchObject({
      counts: { same: 1, missing: 0 },
    })
    expect(await believed()).toEqual([whole])
  })

  it('parks an end without a start, an end before it, and a number used twice for different things', async () => {
    const taken = await bring(
      db,
      'ungedatabasen',
      eventsMessage(
        afbrud,
        { ...optag, key: 'F-2', report: 'H-7' },
        { ...afbrud, key: 'F-2', report: 'H-8', date: '2025-08-01' },
        { ...optag, key: 'F-3', report: 'H-9' },
        { ...optag, key: 'F-4', report: 'H-9' },
        { ...optag, key: 'F-5', report: 'H-10', happening: 'ORLOV' },
      ),
    )
    expect(await parkedIn(db, taken.runId)).toEqual([
      '3 event_without_start',
      '4 end_before_start',
      '5 end_before_start',
      '6 event_twice',
      '7 event_twice',
      '8 code_unknown',
    ])
    expect(await believed()).toEqual([])
  })

  it('notes for three months that somebody may be about to leave, once', async () => {
    const risk = { ...anna, report: 'H-5', key: 'F-1', happening: 'FRAFALDSTRUET', date: '2026-10-01' }
    await bring(db, 'ungedatabasen', eventsMessage(risk))
    await bring(db, 'ungedatabasen', eventsMessage({ ...risk, report: 'H-6' }))
    const { rows } = await db.asSuperuser(
      'select kind, valid_from::text, valid_until::text from m_851.statutory_fact',
    )
    expect(rows).toEqual([{ kind: 'dropout_risk', valid_from: '2026-10-01', valid_until: '2027-01-01' }])
  })

  it('stands beside what somebody has corrected where it says an end that they do not know', async () => {
    await bring(db, 'ungedatabasen', eventsMessage(optag))
    await sayByHand('another')
    await bring(db, 'ungedatabasen', eventsMessage(afbrud))
    expect(await believed()).toEqual([whole, 'Anna hhx [2025-08-11,) hand'])
  })

  it('is refused whole with a document type, where it is cut off, and where it is another message', async () => {
    const message = eventsMessage(optag)
    const doctype = message.replace('?>', '?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
    expect(await bring(db, 'ungedatabasen', doctype)).toMatchObject({
      is: 'refused',
      code: 'xml_doctype',
      line: 2,
    })
    expect(await bring(db, 'ungedatabasen', message.slice(0, -12))).toMatchObject({
      is: 'refused',
      code: 'xml_broken',
    })
    expect(await bring(db, 'ungedatabasen', '<?xml version="1.0"?><andet/>')).toMatchObject({
      is: 'refused',
      code: 'column_missing',
    })
    const { rows } = await db.asSuperuser(
      `select state, refused_code from m_851.import_run where source = 'ungedatabasen' order by id`,
    )
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'refused xml_doctype',
      'refused xml_broken',
      'refused column_missing',
    ])
  })
})

it('a file that says that somebody of 16 has broken off starts the law’s clock once, when it is taken', async () => {
  const cecilie = { born: '2010-05-17', serial: 3 }
  const [mette, tove] = [
    await newActor(db, 'Mette Krarup', ['counsellor']),
    await newActor(db, 'Tove Toft', ['administrator']),
  ]
  await bring(
    db,
    'folkeregister',
    peopleFile({ ...anna, given: 'Anna' }, { ...bo, given: 'Bo' }, { ...cecilie, given: 'Cecilie' }),
  )
  const { rows: people } = await db.asSuperuser<{ id: string }>(
    `select id from m_851.young_person where given_name = 'Cecilie'`,
  )
  const personId = people[0]?.id ?? ''
  await relate(db, { personId, with: { actorId: mette.id }, kind: 'contact_person' })
  await db.asSuperuser(
    `insert into m_851.law_clock_start (starts_at, because, switched_by) values ('2026-11-01', 'en prøve', $1)`,
    [tove.id],
  )
  await db.asSuperuser(
    `insert into m_851.residence (person_id, municipality_code, address, valid_from, source)
     select $1, '851', 'Opfundet Vej 1', '2010-05-17', 'a test' where not exists (select from m_851.residence where person_id = $1)`,
    [personId],
  )
  const broken = { ...cecilie, key: 'F-9', from: '11-08-2026', lastDay: '30-10-2026', outcome: 'afbrudt' }
  await bring(db, 'uddannelse', coursesFile(broken, { ...anna, key: 'F-1' }))
  await bring(db, 'uddannelse', coursesFile(broken, { ...anna, key: 'F-1', expectedEnd: '30.06.2028' }))
  const { rows } = await db.asSuperuser(
    `select since, (learned_at at time zone 'Europe/Copenhagen')::date::text as learned, due_on::text, owner_id::text
     from m_851.plan_not_followed plan join m_851.promise on source = 'plan-not-followed' and source_id = plan.id`,
  )
  expect(rows).toEqual([
    { since: '2026-10-31', learned: '2026-11-24', due_on: '2026-12-01', owner_id: mette.id },
  ])
})
