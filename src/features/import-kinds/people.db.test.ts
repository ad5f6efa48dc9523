import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import {
  bring,
  declare,
  mappingOf,
  type PersonRow,
  parkedIn,
  peopleFile,
  personLine,
} from '../../../test/support/imports.ts'
import { inventedPersonNumber } from '../../demonstration/person-number.ts'
import { findStatusDifferences, statusKeeper } from '../status/index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await declare(db, mappingOf('people'))
})
beforeEach(() =>
  db.asSuperuser(`set search_path to m_851, reference; delete from import_fault; delete from import_missing;
    delete from import_unknown_code; delete from import_piece; delete from import_file; delete from status_spell;
    delete from residence; delete from import_run; delete from person_number; delete from person_event;
    delete from young_person`),
)

const people = async () =>
  (
    await db.asSuperuser<Record<string, string | null>>(
      `select given_name || ' ' || family_name as name, birth_date::text as born, sex, protected::text as protected,
         string_agg(concat_ws(' ', municipality_code, address, valid_from, valid_until), ', ' order by valid_from) as homes
       from m_851.young_person left join m_851.residence on person_id = young_person.id
       group by young_person.id order by birth_date, given_name`,
    )
  ).rows

const anna: PersonRow = { born: '2006-05-17', serial: 1, given: 'Ånna' }
const bo: PersonRow = { born: '2007-11-02', serial: 2, given: 'Bo', sex: 'M' }

describe('a file of people', () => {
  it('enters them with number, home and status, in one transaction that says what it did', async () => {
    const taken = await bring(db, 'folkeregister', peopleFile(anna, bo))
    expect(taken).toMatchObject({
      is: 'applied',
      counts: { rows: 2, added: 2, changed: 0, same: 0, parked: 0 },
    })
    expect(await people()).toEqual([
      {
        name: 'Ånna Sørensen Kjær',
        born: '2006-05-17',
        sex: 'female',
        protected: 'false',
        homes: '851 Opfundet Vej 2 2015-08-01',
      },
      {
        name: 'Bo Sørensen Kjær',
        born: '2007-11-02',
        sex: 'male',
        protected: 'false',
        homes: '851 Opfundet Vej 3 2015-08-01',
      },
    ])
    const keeper = statusKeeper(db.aalborg)
    expect(await db.as((trx) => findStatusDifferences(trx, keeper, 'everybody'), keeper)).toEqual([])
    const { rows } = await db.asSuperuser(
      `select (select count(*) from m_851.status_spell where municipality_code = '851')::int as spells,
         (select string_agg(type, ',') from m_851.person_event) as events,
         (select data ->> 'added' from m_851.admin_event where type = 'file_imported') as said`,
    )
    expect(rows).toEqual([{ spells: 2, events: 'person_entered,person_entered', said: '2' }])
  })

  it('changes nothing when it only says what would happen', async () => {
    const said = await bring(db, 'folkeregister', peopleFile(anna, bo), { dryRun: true })
    expect(said).toMatchObject({ is: 'judged', counts: { added: 2 } })
    expect(await people()).toEqual([])
    expect(await bring(db, 'folkeregister', peopleFile(anna, bo))).toMatchObject({ is: 'applied' })
  })

  it('is known by its bytes, and by its rows where the bytes are others', async () => {
    await bring(db, 'folkeregister', peopleFile(anna, bo))
    const before = await people()
    expect(await bring(db, 'folkeregister', peopleFile(anna, bo))).toMatchObject({ is: 'known' })
    expect(await bring(db, 'folkeregister', peopleFile(bo, anna))).toMatchObject({
      is: 'applied',
      counts: { added: 0, changed: 0, same: 2 },
    })
    expect(await people()).toEqual(before)
  })

  it('moves somebody: the home before ends where the next begins', async () => {
    await bring(db, 'folkeregister', peopleFile(anna))
    await bring(
      db,
      'folkeregister',
      peopleFile({ ...anna, address: 'Ny Vej 1', municipality: '0849', from: '2026-02-01' }),
    )
    expect((await people())[0]?.homes).toBe(
      '851 Opfundet Vej 2 2015-08-01 2026-02-01, 849 Ny Vej 1 2026-02-01',
    )
  })

  it('parks a row with a fault by line and code, and takes the others', async () => {
    const broken = personLine({ ...bo, from: '31-02-2020' })
    const taken = await bring(
      db,
      'folkeregister',
      peopleFile(
        anna,
        broken,
        personLine({ ...bo, serial: 3, from: '2020-13' }),
        personLine({ ...bo, serial: 4, given: '' }),
        personLine({ ...bo, serial: 5, sex: '' }).replace(';nej;', ';måske;'),
        personLine({ ...bo, serial: 6 }).replace(/^\d+/, '12345'),
        personLine({ ...bo, serial: 7, movedOut: '2001-01-01' }),
        personLine({ ...bo, serial: 8, from: '2001-01-01' }),
        personLine({ ...bo, serial: 9, from: '2091-01-01' }),
        personLine({ ...bo, serial: 10, municipality: '85' }),
        `${personLine({ ...bo, serial: 11 })};one more`,
        personLine({ ...bo, serial: 12, given: 'x'.repeat(81) }),
      ),
    )
    expect(taken).toMatchObject({ is: 'applied', counts: { rows: 12, added: 1, parked: 11 } })
    expect(await parkedIn(db, taken.runId)).toEqual([
      '3 date_impossible',
      '4 date_unreadable',
      '5 cell_empty',
      '6 code_unknown',
      '7 number_unknown_form',
      '8 end_before_start',
      '9 before_birth',
      '10 far_ahead',
      '11 code_not_ours',
      '12 cell_count',
      '13 text_too_long',
    ])
    const { rows } = await db.asSuperuser('select field, code, row_count::int from m_851.import_unknown_code')
    expect(rows).toEqual([{ field: 'protected', code: 'måske', row_count: 1 }])
  })

  it('parks two residences at once, and two rows that disagree on who somebody is', async () => {
    const taken = await bring(
      db,
      'folkeregister',
      peopleFile(
        anna,
        { ...anna, address: 'Et andet sted 1', from: '2020-01-01' },
        bo,
        {
          ...bo,
          given: 'Ib',
          from: '2001-01-01',
        },
        { ...bo, given: 'Ib', from: '2020-01-01' },
      ),
    )
    expect(await parkedIn(db, taken.runId)).toEqual([
      '2 residence_overlap',
      '3 residence_overlap',
      '4 person_differs',
      '5 before_birth',
      '6 person_differs',
    ])
    expect(await people()).toEqual([])
  })

  it('keeps somebody’s record, log and relations when their number changes, and shields the old one with their sex', async () => {
    await bring(db, 'folkeregister', peopleFile(anna))
    const { rows: before } = await db.asSuperuser<{ id: string }>('select id from m_851.young_person')
    const former = inventedPersonNumber(anna.born, anna.serial)
    const now: PersonRow = {
      ...anna,
      serial: 77,
      former,
      sex: 'M',
      given: 'Arne',
      address: 'Opfundet Vej 78',
    }
    const told = { name: 1, sex: 1, number: 1, home: 1 } as const
    const said = await bring(db, 'folkeregister', peopleFile(now), { dryRun: true })
    expect(said).toMatchObject({ is: 'judged', counts: { changed: 1, differences: told } })
    expect(await bring(db, 'folkeregister', peopleFile(now))).toMatchObject({
      counts: { added: 0, changed: 1 },
    })
    const { rows: after } = await db.asSuperuser('select id, given_name, sex from m_851.young_person')
    expect(after).toEqual([{ id: before[0]?.id, given_name: 'Arne', sex: 'male' }])
    const { rows: numbers } = await db.asSuperuser(
      'select shielded, valid_until is null as holds from m_851.person_number order by created_at, shielded desc',
    )
    expect(numbers).toEqual([
      { shielded: true, holds: false },
      { shielded: false, holds: true },
    ])
    // The next file does not name the former number any more, and still means the same person.
    expect(await bring(db, 'folkeregister', peopleFile({ ...now, former: '' }))).toMatchObject({
      counts: { same: 1 },
    })
  })

  it('parks a number that would make one of two people', async () => {
    await bring(db, 'folkeregister', peopleFile(anna, bo))
    const both = { ...anna, former: inventedPersonNumber(bo.born, bo.serial) }
    const taken = await bring(db, 'folkeregister', peopleFile(both, bo))
    expect(await parkedIn(db, taken.runId)).toEqual(['2 number_of_two'])
  })

  it('lets what somebody wrote by hand stand, and puts the contradiction aside', async () => {
    await bring(db, 'folkeregister', peopleFile(anna))
    await db.asSuperuser(`update m_851.residence set valid_until = '2026-03-01';
      insert into m_851.residence (person_id, municipality_code, address, valid_from, source)
        select id, '851', 'Hos moster 1', '2026-03-01', 'den unge selv' from m_851.young_person`)
    const homes = (await people())[0]?.homes
    const again = await bring(db, 'folkeregister', peopleFile(anna, bo))
    expect(await parkedIn(db, again.runId)).toEqual(['2 residence_contradicts'])
    expect((await people())[0]?.homes).toBe(homes)
    // Where the register later says the same, there is nothing to decide.
    const agreed = await bring(
      db,
      'folkeregister',
      peopleFile(
        { ...anna, movedOut: '2026-03-01' },
        { ...anna, address: 'Hos Moster 1', from: '2026-03-01' },
      ),
    )
    expect(agreed).toMatchObject({ counts: { parked: 0, keptByHand: 1, changed: 0 } })
    expect((await people())[0]?.homes).toBe(homes)
  })

  it('protects whom the register protects, and never ends it', async () => {
    await bring(db, 'folkeregister', peopleFile({ ...anna, protected: 'ja', address: '' }))
    expect((await people())[0]).toMatchObject({ protected: 'true', homes: '851 – 2015-08-01' })
    const later = await bring(db, 'folkeregister', peopleFile({ ...anna, address: '–' }))
    expect(await parkedIn(db, later.runId)).toEqual(['2 protection_ended'])
    expect((await people())[0]).toMatchObject({ protected: 'true' })
  })

  it('marks whoever is missing and deletes nobody; who comes back is not missing', async () => {
    await bring(db, 'folkeregister', peopleFile(anna, bo))
    expect(await bring(db, 'folkeregister', peopleFile({ ...anna, area: 'Nord' }))).toMatchObject({
      counts: { missing: 1 },
    })
    const missing = async () =>
      (
        await db.asSuperuser(
          'select given_name from m_851.import_missing join m_851.young_person on person_id = young_person.id',
        )
      ).rows
    expect(await missing()).toEqual([{ given_name: 'Bo' }])
    expect(await people()).toHaveLength(2)
    await bring(db, 'folkeregister', peopleFile({ ...anna, area: 'Nord' }, bo))
    expect(await missing()).toEqual([])
  })

  it('stops and asks where more than 5 % and at least 20 rows are gone, until somebody has looked', async () => {
    const many = Array.from({ length: 400 }, (_, serial): PersonRow => ({ ...anna, serial }))
    await bring(db, 'folkeregister', peopleFile(...many))
    const fewer = peopleFile(...many.slice(0, 379))
    expect(await bring(db, 'folkeregister', peopleFile(...many.slice(0, 380)))).toMatchObject({
      is: 'applied',
    })
    await db.asSuperuser(
      `update m_851.import_run set state = 'received', applied_at = null where counts ->> 'rows' = '380'`,
    )
    expect(await bring(db, 'folkeregister', fewer)).toMatchObject({ is: 'asks', code: 'delivery_shrank' })
    expect(await bring(db, 'folkeregister', fewer, { anyway: true })).toMatchObject({
      is: 'applied',
      counts: { missing: 21 },
    })
  })

  it('parks everybody with more than 2,000 rows, whatever is in them, as one fault', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => ({
      ...bo,
      address: `Vej ${index}`,
      from: '2020-01-01',
    }))
    const taken = await bring(db, 'folkeregister', peopleFile(anna, ...rows))
    expect(taken).toMatchObject({ counts: { added: 1, parked: 2_500 } })
    expect(await parkedIn(db, taken.runId)).toEqual(['2003 person_too_many_rows'])
  })

  it('takes nothing of a file with a fault, or of one whose source takes all or nothing', async () => {
    const cut = new TextEncoder().encode(peopleFile({ ...bo, movedOut: 'Å' })).subarray(0, -1)
    expect(await bring(db, 'folkeregister', cut)).toMatchObject({ is: 'refused', code: 'file_truncated' })
    expect(await bring(db, 'folkeregister', peopleFile(anna).replace('Fornavn', 'Navn'))).toMatchObject({
      is: 'refused',
      code: 'column_missing',
      line: 1,
    })
    await declare(db, mappingOf('people', { source: 'strict', allOrNothing: true }))
    expect(await bring(db, 'strict', peopleFile(anna, { ...bo, given: '' }))).toMatchObject({
      is: 'refused',
      code: 'delivery_parked_all',
    })
    expect(await people()).toEqual([])
  })

  it('keeps the file as it came, sealed, and no number in clear anywhere', async () => {
    await bring(db, 'folkeregister', peopleFile(anna))
    const number = inventedPersonNumber(anna.born, anna.serial)
    const { rows } = await db.asSuperuser<{ found: string }>(
      `select number::text as found from m_851.import_piece where position($1::bytea in sealed) > 0
       union all select given_name from m_851.young_person where to_jsonb(young_person)::text like '%' || $2 || '%'
       union all select 'a number' from m_851.person_number where position($1::bytea in ciphertext) > 0`,
      [Buffer.from(number), number],
    )
    expect(rows).toEqual([])
  })
})
