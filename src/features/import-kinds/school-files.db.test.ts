import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { bring, declare, mappingOf, parkedIn, peopleFile } from '../../../test/support/imports.ts'
import { newOrganisation, newUnit, relate } from '../../../test/support/people.ts'
import { inventedPersonNumber } from '../../demonstration/person-number.ts'

/* What schools send as their systems write it: a roll, and who was there and who was away. */

const school = 'Østre Ådalsskole'
const born = '2010-05-17'
const number = (serial: number) => inventedPersonNumber(born, serial)
/** As older systems write: one byte for each letter, also for those that English has not. */
const inWindows1252 = (text: string): Uint8Array => Buffer.from(text, 'latin1')

let db: TestDatabase
let schoolId: string
const ids: string[] = []
beforeAll(async () => {
  db = await testDatabase()
  for (const file of ['people', 'school-rolls', 'school-absence']) await declare(db, mappingOf(file))
  schoolId = await newOrganisation(db, { name: school, kind: 'compulsory-school', municipal: false })
  await bring(db, 'folkeregister', peopleFile(...[0, 1, 2, 3].map((serial) => ({ born, serial }))))
  for (const { id } of await rows<{ id: string }>(
    `select young_person.id from young_person join residence on person_id = young_person.id order by address`,
  ))
    ids.push(id)
})

async function rows<Row extends Record<string, unknown>>(statement: string, values: unknown[] = []) {
  const config = { ...db.superuser, options: '-c search_path=m_851,reference' }
  return (await db.asSuperuser<Row>(statement, values, config)).rows
}

const rollHeading = 'CPR-nummer;Skole;Klasse;Startdato;Slutdato'
const roll = (...lines: readonly string[]) => [rollHeading, ...lines].join('\r\n')
const enrolled = async () =>
  (
    await rows<{ said: string }>(
      `select concat_ws(' ', unit.kind, unit.name, relation.valid_from, relation.valid_until, relation.basis) as said
       from relation join unit on unit.id = unit_id where relation.kind = 'enrolled'
       order by array_position($1::uuid[], person_id), relation.valid_from`,
      [ids],
    )
  ).map(({ said }) => said)

describe('a roll', () => {
  it('is tried first, and says what it would change', async () => {
    const file = roll(`${number(0)};${school};9.Å;10-08-2026;`)
    expect(await bring(db, 'skole-elever', file, { dryRun: true })).toMatchObject({
      is: 'judged',
      counts: { rows: 1, added: 1, parked: 0 },
    })
    expect(await enrolled()).toEqual([])
  })

  it('is written where enrolments stand, with the classes that it names; the last day is the last one there', async () => {
    const file = roll(
      `${number(0)};${school};9.Å;10-08-2026;`,
      `${number(1)};${school.toUpperCase()};9.å;10.8.2026;30-10-2026`,
      `${number(1)};${school};9.b;31-10-2026;`,
      `${number(2)};${school};;2026-08-10;`,
    )
    expect(await bring(db, 'skole-elever', inWindows1252(file))).toMatchObject({
      is: 'applied',
      counts: { rows: 4, added: 4, parked: 0 },
    })
    expect(await enrolled()).toEqual([
      'class 9.Å 2026-08-10 enrolment',
      'class 9.Å 2026-08-10 2026-10-31 enrolment',
      'class 9.b 2026-10-31 enrolment',
      `institution ${school} 2026-08-10 enrolment`,
    ])
    expect(await rows(`select distinct type from person_event where data ->> 'kind' = 'enrolled'`)).toEqual([
      { type: 'relation_added' },
    ])
  })

  it('changes nothing when it comes again, in another order and encoding, and when the same bytes come', async () => {
    const again = roll(
      `${number(2)};${school};;10-08-2026;`,
      `${number(1)};${school};9.b;31-10-2026;`,
      `${number(1)};${school};9.Å;10-08-2026;30-10-2026`,
      `${number(0)};${school};9.Å;10-08-2026;`,
      `${number(0)};${school};9.Å;10-08-2026;`,
    )
    expect(await bring(db, 'skole-elever', again)).toMatchObject({
      counts: { added: 0, changed: 0, same: 4 },
    })
    expect(await bring(db, 'skole-elever', again)).toMatchObject({ is: 'known' })
  })

  it('ends an enrolment by its last day, and marks who is not in it any more without ending anything', async () => {
    const later = roll(
      `${number(0)};${school};9.Å;10-08-2026;18-12-2026`,
      `${number(1)};${school};9.Å;10-08-2026;30-10-2026`,
      `${number(1)};${school};9.b;31-10-2026;`,
    )
    expect(await bring(db, 'skole-elever', later, { dryRun: false })).toMatchObject({
      counts: { changed: 1, same: 2, missing: 1, differences: { end: 1 } },
    })
    expect(await enrolled()).toContain('class 9.Å 2026-08-10 2026-12-19 enrolment')
    expect(await enrolled()).toContain(`institution ${school} 2026-08-10 enrolment`)
    expect(await rows('select person_id, source_key from import_missing')).toEqual([
      { person_id: ids[2], source_key: school },
    ])
    const back = roll(
      `${number(0)};${school};9.Å;10-08-2026;18-12-2026`,
      `${number(1)};${school};9.b;31-10-2026;`,
      `${number(2)};${school};;10-08-2026;`,
    )
    await bring(db, 'skole-elever', back)
    expect(await rows('select person_id from import_missing')).toEqual([])
  })

  it('lets stand what somebody has written by hand, and takes its end where there was none', async () => {
    const unitId = await newUnit(db, { organisationId: schoolId, kind: 'class', name: '8.c' })
    const personId = ids[3] ?? ''
    await relate(db, { personId, with: { unitId }, kind: 'enrolled', basis: 'enrolment', from: '2026-09-01' })
    const file = (last: string) => roll(`${number(3)};${school};8.C;10-08-2026;${last}`)
    expect(await bring(db, 'skole-elever', file(''))).toMatchObject({ counts: { keptByHand: 1, added: 0 } })
    expect(await bring(db, 'skole-elever', file('26-06-2027'))).toMatchObject({ counts: { changed: 1 } })
    expect(await enrolled()).toContain('class 8.c 2026-09-01 2027-06-27 enrolment')
  })

  it('parks by code what it cannot mean, and takes the rest', async () => {
    const file = roll(
      `${number(0)};${school};9.Å;10-08-2026;18-12-2026`,
      `${number(0)};${school};9.Å;01-10-2026;18-12-2026`,
      `${number(900)};${school};9.Å;10-08-2026;`,
      `${number(1)};Nowhere;9.Å;10-08-2026;`,
      `${number(1)};${school};9.b;10-11-2026;09-11-2026`,
      `ikke et nummer;${school};9.b;10-11-2026;`,
      `${number(2)};${school};10.x;1/8;`,
      `${number(2)};${school};10.x;2026-08-10;`,
    )
    const { runId } = await bring(db, 'skole-elever', file)
    expect(await parkedIn(db, runId)).toEqual([
      '2 enrolment_overlap',
      '3 enrolment_overlap',
      '4 person_unknown',
      '5 institution_unknown',
      '6 end_before_start',
      '7 number_unknown_form',
      '8 date_unreadable',
    ])
    expect(await enrolled()).toContain('class 10.x 2026-08-10 enrolment')
  })

  it('may be of one school only, which its declaration names', async () => {
    const { institution: _, ...fields } = mappingOf('school-rolls').fields
    const own = {
      ...mappingOf('school-rolls'),
      source: 'en-skole',
      institution: school,
      fields,
      complete: false,
    }
    await declare(db, own)
    const file = ['CPR-nummer;Klasse;Startdato', `${number(3)};10.x;11-08-2026`].join('\n')
    expect(await bring(db, 'en-skole', file)).toMatchObject({ counts: { added: 1, parked: 0 } })
  })
})

const heading = 'CPR-nummer;Skole;Dato;Lektioner;Fraværslektioner;Fraværsart;Registreret'
const days = (...lines: readonly string[]) => [heading, ...lines].join('\r\n')
const absence = async () =>
  (
    await rows<{ said: string }>(
      `select concat_ws(' ', array_position($1::uuid[], person_id) - 1, first_day, case when last_day > first_day then last_day end,
         days || 'd', held, case when illness > 0 then 'ill ' || illness end, case when lawful > 0 then 'lawful ' || lawful end,
         case when unlawful > 0 then 'unlawful ' || unlawful end, case when unstated > 0 then 'unstated ' || unstated end,
         case when missing_since is not null then 'missing' end) as said
       from absence order by array_position($1::uuid[], person_id), first_day`,
      [ids],
    )
  ).map(({ said }) => said)

describe('absence', () => {
  it('is taken by days and lessons as an older system writes them, several kinds of a day as one registration', async () => {
    const file = days(
      `${number(0)};${school};02-11-2026;6;0;;02-11-2026 08:15`,
      `${number(0)};${school};03-11-2026;6;2,5;Sygdom;03-11-2026 08:15`,
      `${number(0)};${school};03-11-2026;6;1;Ulovligt;03-11-2026 14:00`,
      `${number(1)};${school};02-11-2026;5;5;ekstraordinær frihed;02-11-2026`,
      `${number(1)};${school};03-11-2026;5;1;;`,
      // The school was closed: no school day.
      `${number(1)};${school};04-11-2026;0;0;;`,
    )
    const dry = await bring(db, 'skole-fravaer', inWindows1252(file), { dryRun: true })
    expect(dry).toMatchObject({ is: 'judged', counts: { added: 4 } })
    expect(await absence()).toEqual([])
    expect(await bring(db, 'skole-fravaer', inWindows1252(file))).toMatchObject({
      is: 'applied',
      counts: { rows: 6, added: 4, parked: 0 },
    })
    expect(await absence()).toEqual([
      '0 2026-11-02 1.0d 6.00',
      '0 2026-11-03 1.0d 6.00 ill 2.50 unlawful 1.00',
      '1 2026-11-02 1.0d 5.00 lawful 5.00',
      '1 2026-11-03 1.0d 5.00 unstated 1.00',
    ])
    expect(await bring(db, 'skole-fravaer', file)).toMatchObject({
      counts: { added: 0, changed: 0, same: 4 },
    })
  })

  it('is taken by periods and shares as others write them', async () => {
    const file = [
      'Personnummer;Institution;Fra;Til;Skoledage;Fravær i procent;Årsag',
      `${number(2)};${school};01-09-2026;30-09-2026;22;12,5 %;Syg`,
      `${number(2)};${school};01-10-2026;31-10-2026;17;0;`,
    ].join('\n')
    expect(await bring(db, 'skole-fravaer', file)).toMatchObject({ counts: { added: 2, parked: 0 } })
    expect((await absence()).filter((one) => one.startsWith('2'))).toEqual([
      '2 2026-09-01 2026-09-30 22.0d 22.00 ill 2.75',
      '2 2026-10-01 2026-10-31 17.0d 17.00',
    ])
  })

  it('is changed by what was registered later, and not by what was registered before', async () => {
    const file = (absent: string, registered: string) =>
      days(`${number(0)};${school};03-11-2026;6;${absent};Sygdom;${registered}`)
    expect(await bring(db, 'skole-fravaer', file('6', '05-11-2026'))).toMatchObject({
      counts: { changed: 1, differences: { absence: 1 } },
    })
    const { runId } = await bring(db, 'skole-fravaer', file('1', '04-11-2026'))
    expect(await parkedIn(db, runId)).toEqual(['2 absence_older'])
    expect(await absence()).toContain('0 2026-11-03 1.0d 6.00 ill 6.00')
  })

  it('parks what is outside the enrolment, ahead, twice, too much, or of no known kind; and says of nobody whom it was about', async () => {
    const file = [
      `${heading};Fra;Til;Skoledage`,
      // 31 October is the first day in 9.b: the pupil goes to the school on both sides of it.
      `${number(1)};${school};30-10-2026;5;0;;;;;`,
      `${number(1)};${school};07-08-2026;5;5;Sygdom;;;;`,
      `${number(0)};${school};01-12-2026;5;5;Sygdom;;;;`,
      `${number(0)};${school};05-11-2026;5;2;Sygdom;;;;`,
      `${number(0)};${school};05-11-2026;5;3;Sygdom;;;;`,
      `${number(0)};${school};06-11-2026;5;6;Sygdom;;;;`,
      `${number(0)};${school};09-11-2026;5;3;Sygdom;;;;`,
      `${number(0)};${school};09-11-2026;5;3;Ulovligt;;;;`,
      `${number(0)};${school};10-11-2026;5;3;Hovedpine;;;;`,
      `${number(0)};${school};;5;1;Sygdom;;02-11-2026;06-11-2026;5`,
      `${number(1)};${school};;5;1;Sygdom;;09-11-2026;13-11-2026;`,
      `${number(1)};${school};;20;1;Sygdom;;16-11-2026;20-11-2026;5`,
      `${number(1)};${school};18-11-2026;5;1;Sygdom;;;;`,
    ].join('\n')
    const { runId } = await bring(db, 'skole-fravaer', file)
    expect(await parkedIn(db, runId)).toEqual([
      '3 absence_not_enrolled',
      '4 absence_ahead',
      '5 absence_contradicts',
      '6 absence_contradicts',
      '7 absence_more_than_held',
      '8 absence_more_than_held',
      '9 absence_more_than_held',
      '10 code_unknown',
      '11 absence_overlap',
      '12 absence_needs_days',
      '13 absence_overlap',
      '14 absence_overlap',
    ])
    const named = await rows(
      `select person_id from import_fault where run_id = $1 and person_id is not null`,
      [runId],
    )
    expect(named).toEqual([])
    expect(await absence()).toContain('1 2026-10-30 1.0d 5.00')
  })

  it('that a school sends no more is marked and kept, where it sends everything of those days', async () => {
    const whole = { ...mappingOf('school-absence'), source: 'hele-maaneden', complete: true }
    await declare(db, whole)
    const line = (day: string) => `${number(3)};${school};${day};6;6;Ulovligt;`
    await bring(db, 'hele-maaneden', days(line('16-11-2026'), line('17-11-2026'), line('18-11-2026')))
    const corrected = days(line('16-11-2026'), line('18-11-2026'))
    expect(await bring(db, 'hele-maaneden', corrected)).toMatchObject({ counts: { same: 2, missing: 1 } })
    expect((await absence()).filter((one) => one.endsWith('missing'))).toEqual([
      '3 2026-11-17 1.0d 6.00 unlawful 6.00 missing',
    ])
    await bring(db, 'hele-maaneden', days(line('17-11-2026')))
    expect((await absence()).filter((one) => one.endsWith('missing'))).toEqual([])
  })

  it('has words on the work list that are a code, and none that somebody wrote once', async () => {
    const line = (day: number, kind: string) => `${number(2)};${school};${day}-11-2026;6;6;${kind};`
    await bring(
      db,
      'skole-fravaer',
      days(line(10, 'S'), line(11, 'S'), line(12, 'S'), line(13, 'Ondt i maven')),
    )
    expect(await rows(`select code from import_unknown_code where field = 'kind'`)).toEqual([{ code: 'S' }])
  })

  it('is written in nobody’s history', async () => {
    expect(
      await rows(`select type from person_event where category not in ('identity', 'contact', 'status')`),
    ).toEqual([])
  })
})
