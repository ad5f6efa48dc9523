import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor, newPerson, relate } from '../../../test/support/people.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { nicknames } from './nicknames.ts'
import { findPeople } from './queries.ts'
import { soundOf, wordsOf } from './rules.ts'

const people = [
  ['Freja', 'Kjærgård'],
  ['Emil', 'Thorup Krogh'],
  ['Søren', 'Bæk'],
  ['Mohammed', 'Al-Hassan'],
  ['Anne-Marie', 'Åkjær'],
  ['Zoë', 'Schmidt'],
  ['Christian', 'Østergaard'],
] as const

let db: TestDatabase
let mette: PersonActor
let leader: PersonActor
const most = 50
const day = '2010-05-01'

beforeAll(async () => {
  db = await testDatabase()
  mette = await newActor(db, 'Mette Krarup', ['counsellor'])
  leader = await newActor(db, 'Somebody who leads', ['counsellor', 'administrator'])
  for (const [givenName, familyName] of people) {
    const personId = await newPerson(db, { givenName, familyName })
    await relate(db, { personId, with: { actorId: mette.id }, kind: 'contact_person' })
  }
  // Nobody whom Mette is around; and one who is the other's.
  await newPerson(db, { givenName: 'Freja', familyName: 'Ukendt' })
  await newPerson(db, { givenName: 'Frej', familyName: 'Ukendtsen' })
  const theirs = await newPerson(db, { givenName: 'Sofie', familyName: 'Dahl', birthDate: day })
  await relate(db, { personId: theirs, with: { actorId: leader.id }, kind: 'contact_person' })
})

async function found(name: string, birthDate?: string, shown = most, actor = mette) {
  const page = await db.as((trx) => findPeople(trx, { name, birthDate }, shown), actor, 'read only')
  return { names: page.people.map((one) => one.name), isNear: page.isNear, more: page.next !== undefined }
}
const nobody = { names: [], isNear: true, more: false }

describe('a name that is looked for', () => {
  it.each([
    ['freja', 'Freja Kjærgård'],
    ['Kjærgaard', 'Freja Kjærgård'],
    ['kaergard', 'Freja Kjærgård'],
    ['Krog, Emil', 'Emil Thorup Krogh'],
    ['torup', 'Emil Thorup Krogh'],
    ['Soren Bech', 'Søren Bæk'],
    ['muhamed', 'Mohammed Al-Hassan'],
    ['mo hassan', 'Mohammed Al-Hassan'],
    ['marie', 'Anne-Marie Åkjær'],
    ['aakjaer ann', 'Anne-Marie Åkjær'],
    ['zoe smit', 'Zoë Schmidt'],
    ['Chris Ostergård', 'Christian Østergaard'],
    ['Kristian', 'Christian Østergaard'],
    ['Emil Emil Krogh Torup Krog', 'Emil Thorup Krogh'],
  ])('%s finds %s', async (typed, name) => {
    expect(await found(typed)).toEqual({ names: [name], isNear: false, more: false })
  })

  it.each([
    ['Ferja', 'Freja Kjærgård'],
    ['Emill Krogt', 'Emil Thorup Krogh'],
    ['Schmdt', 'Zoë Schmidt'],
    ['Østergrad', 'Christian Østergaard'],
  ])('%s is nobody, and looks like %s', async (typed, name) => {
    expect(await found(typed)).toEqual({ names: [name], isNear: true, more: false })
  })

  it.each(['Qwertz', 'Freja Krogh', 'Bo', 'Fri', 'Ammo', 'Ukendt', 'Sofie', 'F%a', 'Fre_a'])(
    '%s finds nobody',
    async (typed) => {
      expect(await found(typed)).toEqual(nobody)
    },
  )

  it('keeps the order of every list, however well each fits, and says where more follow', async () => {
    const all = await found('')
    expect(all.names).toHaveLength(people.length)
    expect(all.names.at(-1)).toBe('Anne-Marie Åkjær')
    expect((await found('', undefined, 3)).names).toEqual(all.names.slice(0, 3))
    expect((await found('', undefined, 3)).more).toBe(true)
  })

  it('is compared with those only who were born on the day that is looked for', async () => {
    expect((await found('Sofi', day, most, leader)).names).toEqual(['Sofie Dahl'])
    expect((await found('', day, most, leader)).names).toEqual(['Sofie Dahl'])
    expect((await found('Sofei', day, most, leader)).isNear).toBe(true)
    expect(await found('Sofie', '2010-05-02', most, leader)).toEqual(nobody)
  })

  it('finds whoever looks after access those alone beside whom they stand themselves', async () => {
    expect((await found('', undefined, most, leader)).names).toEqual(['Sofie Dahl'])
    expect(await found('Freja', undefined, most, leader)).toEqual(nobody)
  })
})

it('keeps for each person what the name is compared by, as the words that are typed are compared', async () => {
  const odd = [
    'Ærø Åse',
    "O'Brien Éa",
    'ÉA ÖSTLUND',
    'Łukasz Çelik',
    'A\u030ase Nin\u0303o',
    '  Wx-Quist ',
    'Hjalte Schjødt',
  ]
  const names = [...odd, ...people.map((parts) => parts.join(' ')), ...nicknames.groups]
  const { rows } = await db.asSuperuser<{ kept: string }>(
    'select m_851.looked_for_as(name) as kept from unnest($1::text[]) with ordinality as one (name, place) order by place',
    [names],
  )
  const compared = names.map((name) => {
    const words = wordsOf(name)
    return ` ${words.join(' ')} ${words.map((word) => `~${soundOf(word)}`).join(' ')} `
  })
  expect(rows.map(({ kept }) => kept)).toEqual(compared)
})

it('says of a few and of many the reason that the caseload says', async () => {
  const { rows } = await db.asSuperuser<{ id: string }>('select id from m_851.young_person')
  const few = rows.map(({ id }) => id)
  const many = [...few, ...Array.from({ length: 300 }, () => randomUUID())]
  for (const actor of [mette, leader])
    await db.as(
      async (trx) => {
        const all = await sql`select person_id, reason from my_people() order by person_id`.execute(trx)
        expect(all.rows.length).toBeGreaterThan(0)
        for (const ids of [few, many]) {
          const among = sql`select person_id, reason from my_people_among(${ids}::uuid[]) order by person_id`
          expect((await among.execute(trx)).rows).toEqual(all.rows)
        }
      },
      actor,
      'read only',
    )
})
