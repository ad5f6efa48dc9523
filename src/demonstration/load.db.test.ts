import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { cast } from '../../test/cast.ts'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { whenTheFileEnds } from '../../test/support/file-end.ts'
import { testKeyRing } from '../../test/support/keys.ts'
import { moveClock } from '../../test/support/time.ts'
import { findOwnerByNumber, normalise } from '../features/person-numbers/index.ts'
import { systemIn } from '../platform/access/actor.ts'
import { connect, type Database } from '../platform/db/connect.ts'
import { type ActorTransaction, withActor } from '../platform/db/with-actor.ts'
import { calendarOf } from './calendar.ts'
import { claimsOf } from './identity/claims.ts'
import { loadDemonstration } from './load-demonstration.ts'

/* The demonstration, loaded on a leap day of a later year just after local midnight, and started again after that. */

const keys = testKeyRing()
let db: TestDatabase
let then: Database
let day: string
beforeAll(async () => {
  db = await testDatabase()
  await moveClock(db, '2032-02-29T00:00:01+01:00')
  then = connect({ connection: db.login, size: 2 })
  whenTheFileEnds(() => then.close())
  day = await loadDemonstration(then, keys, () => {})
})

const importing = <Result>(work: (trx: ActorTransaction) => Promise<Result>) =>
  withActor(then.kysely, systemIn(db.aalborg, 'import'), 'read only', work)

it('has everybody as old as they were written, and with them those who are around them', async () => {
  const { rows } = await importing((trx) =>
    sql<{ given_name: string; age: number; guardians: number; counsellors: number }>`
      select given_name, extract(year from age(today(), young_person.birth_date))::int as age,
        count(*) filter (where kind = 'custody')::int as guardians,
        count(*) filter (where kind = 'contact_person')::int as counsellors
      from young_person left join relation on person_id = young_person.id
        and relation.valid_from <= today() and coalesce(today() < relation.valid_until, true)
      where family_name in ('Thorup Krogh', 'Farah Ravn', 'Nowak Damgaard')
      group by young_person.id order by given_name`.execute(trx),
  )
  expect(rows).toEqual([
    { given_name: 'Emil', age: 15, guardians: 1, counsellors: 1 },
    { given_name: 'Sagal', age: 16, guardians: 0, counsellors: 1 },
    { given_name: 'Viktor', age: 24, guardians: 0, counsellors: 1 },
  ])
})

it('has everybody living there only since the strategy, so that none of them is in its figures of 2019', async () => {
  const { rows } = await importing((trx) =>
    sql`select min(valid_from) as first, count(*) > 150 as many from residence`.execute(trx),
  )
  expect(rows).toEqual([{ first: '2020-08-01', many: true }])
})

it('knows what the cast do, and of some around them what nobody has heard for long', async () => {
  const { rows } = await importing((trx) =>
    sql`select segment, sub_segment, count(*) > 40 as many,
        array_agg(given_name order by given_name) filter (where family_name in ('Thorup Krogh', 'Haddad Brandt', 'Farah Ravn',
          'Lindskov Bang', 'Juul Rønnow', 'Nowak Damgaard')) as "cast"
      from status_spell join young_person on id = person_id where first_day <= today() and today() < until
      group by 1, 2 having count(*) > 1 order by 1, 2`.execute(trx),
  )
  expect(rows).toEqual([
    { segment: 'completed', sub_segment: null, many: false, cast: null },
    { segment: 'compulsory', sub_segment: null, many: true, cast: ['Emil', 'Samira'] },
    { segment: 'not-known', sub_segment: null, many: false, cast: null },
    { segment: 'outside', sub_segment: 'employed', many: false, cast: null },
    { segment: 'outside', sub_segment: 'no-activity', many: false, cast: ['Viktor'] },
    { segment: 'outside', sub_segment: 'not-confirmed', many: false, cast: null },
    { segment: 'outside', sub_segment: 'other-planned', many: false, cast: null },
    { segment: 'outside', sub_segment: 'preparatory', many: false, cast: null },
    { segment: 'youth-education', sub_segment: null, many: true, cast: ['Freja', 'Malthe', 'Sagal'] },
  ])
})

it('tells of nothing that has not happened yet', async () => {
  const { rows } = await importing((trx) =>
    sql`select happened_on from note where happened_on > today()
      union all select birth_date from young_person where birth_date > today() - 10 * 365
      union all select confirmed_on from activity where confirmed_on > today()`.execute(trx),
  )
  expect(rows).toEqual([])
})

it('knows everybody by the number with which they sign in, also after a start on a later day', async () => {
  await moveClock(db, '2032-07-01T12:00:00+02:00')
  const later = connect({ connection: db.login, size: 1 })
  try {
    const kept = await loadDemonstration(later, keys, () => {})
    expect([day, kept]).toEqual(['2032-02-29', '2032-02-29'])
    // What the schools have registered is taken in once.
    const { rows } = await importing((trx) => sql`select state from import_run`.execute(trx))
    expect(rows).toEqual([{ state: 'applied' }])
  } finally {
    await later.close()
    await moveClock(db)
  }
  for (const member of cast) {
    if (member.dialect !== 'citizen') continue
    const claims = claimsOf(member, calendarOf(day))
    const number = normalise('dk.cpr' in claims ? claims['dk.cpr'] : '')
    if (!number) throw new Error(`${member.key} has no person number`)
    const kind = member.roles.includes('young-person') ? 'young_person' : 'guardian'
    const found = await withActor(then.kysely, systemIn(db.aalborg, 'sign-in'), 'read only', (trx) =>
      findOwnerByNumber(trx, keys, kind, number),
    )
    expect(found, member.key).toBeDefined()
  }
})
