import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor, newOrganisation, newPerson, newUnit, relate } from '../../../test/support/people.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { joinUnit } from '../access/index.ts'
import { addResidence } from '../young-people/index.ts'
import { drawSample } from './draw-sample.ts'
import { judgeLook, listSample } from './index.ts'

/*
 * T-25: 10,000 reads of a month, of which 20 are planted. Everything is made by a seed, so that a figure that changes is a
 * rule that changed. The month lies behind us and relations began before it.
 */
const month = '2026-06-01'
const began = '2025-01-01'
const reads = 10_000

/** A small generator, so that the same month comes out each time (mulberry32). */
function lot(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Look {
  readonly actor: string
  readonly person: string
  readonly at: string
  readonly planted?: string
}

let db: TestDatabase
let leader: PersonActor
let officer: PersonActor
let staff: PersonActor[]
const planted = new Map<string, string>()
let drawn: { byRule: number; byLot: number }

const surnames = ['Dalsgård', 'Engbjerg', 'Fuglsang', 'Grønkær', 'Højriis', 'Ibsgård', 'Kirkeby', 'Lyngholm']
/** Three share a surname with many of the young people, as in life. */
const lastNameOf = (one: number): string => (one < 17 ? `Personalenavn${one}` : (surnames[one - 17] ?? ''))
const at = (day: number, hour: number, minute = 0) =>
  `2026-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+02:00`

async function live(personId: string, actorId: string, until?: string) {
  await relate(db, {
    personId,
    with: { actorId },
    kind: 'caseworker',
    from: began,
    ...(until ? { until } : {}),
  })
}

beforeAll(async () => {
  db = await testDatabase()
  const centre = await newOrganisation(db)
  const municipality = await newOrganisation(db, {
    name: 'Aalborg Kommune',
    kind: 'municipality',
    municipal: true,
  })
  leader = await newActor(db, 'Bente Skovmose', ['team-leader'], centre)
  officer = await newActor(db, 'Hanne Riisager', ['data-protection-officer'], municipality)
  const team = await newUnit(db, { organisationId: centre, kind: 'team', name: 'Ungeteam' })
  staff = []
  for (let one = 0; one < 20; one += 1)
    staff.push(await newActor(db, `Medarbejder Nr${one} ${lastNameOf(one)}`, ['caseworker'], centre))
  await asSuperuser((client) => client.query(`update m_851.role_assignment set valid_from = $1`, [began]))
  await db.as(async (trx) => {
    for (const { id } of staff)
      await joinUnit(trx, { actorId: id, unitId: team, kind: 'member', source: 'administrator' })
    await joinUnit(trx, { actorId: leader.id, unitId: team, kind: 'leader', source: 'administrator' })
  })
  await asSuperuser((client) => client.query(`update m_851.unit_membership set valid_from = $1`, [began]))
  const looks = [...(await ordinaryLooks()), ...(await plantedLooks())]
  expect(looks).toHaveLength(reads)
  await write([...(await usualDays()), ...looks])
  drawn = await db.as((trx) => drawSample(trx, { month, seed: 'a seed' }), systemIn(db.aalborg, 'audit'))
})

/** Everybody's own young people, by day: 9,980 looks that relations explain, but for some that only a role does. */
async function ordinaryLooks(): Promise<Look[]> {
  const random = lot(25)
  const own = new Map<string, string[]>()
  const others: string[] = []
  for (const { id } of staff) {
    const people: string[] = []
    for (let one = 0; one < 8; one += 1) {
      const surname = surnames[Math.floor(random() * surnames.length)] ?? ''
      const person = await newPerson(db, { givenName: `Ung${own.size}-${one}`, familyName: surname })
      await live(person, id)
      people.push(person)
    }
    own.set(id, people)
  }
  for (let one = 0; one < 40; one += 1)
    others.push(await newPerson(db, { givenName: `Anden${one}`, familyName: surnames[one % 8] ?? '' }))
  return Array.from({ length: reads - 20 }, () => {
    const { id } = staff[Math.floor(random() * staff.length)] ?? leader
    const explained = random() < 0.97
    const pool = explained ? (own.get(id) ?? []) : others
    return {
      actor: id,
      person: pool[Math.floor(random() * pool.length)] ?? '',
      // Some work late with their own.
      at: at(
        1 + Math.floor(random() * 30),
        explained && random() < 0.02 ? 23 : 8 + Math.floor(random() * 8),
        Math.floor(random() * 60),
      ),
    }
  })
}

/** Before the month: what a day of each is like. */
async function usualDays(): Promise<Look[]> {
  const days: Look[] = []
  const people: string[] = []
  for (let one = 0; one < 12; one += 1) people.push(await newPerson(db, { givenName: `Før${one}` }))
  for (const { id } of staff)
    for (let day = 1; day <= 28; day += 1)
      for (let one = 0; one < 6 + (day % 5); one += 1)
        days.push({
          actor: id,
          person: people[one] ?? '',
          at: at(day, 9, one).replace('2026-06', '2026-05'),
        })
  return days
}

async function plantedLooks(): Promise<Look[]> {
  const looks: Look[] = []
  const plant = (rule: string, actor: PersonActor, person: string, when: string) =>
    looks.push({ actor: actor.id, person, at: when, planted: rule })
  const who = (index: number): PersonActor => staff[index] ?? leader
  const named = (givenName: string, familyName: string) => newPerson(db, { givenName, familyName })
  for (const index of [0, 1])
    plant('own_name', who(index), await named('Medarbejder', `Nr${index} Personalenavn${index}`), at(3, 10))
  for (const index of [2, 3, 4])
    plant('same_surname', who(index), await named('Fætter', `Personalenavn${index}`), at(4, 10))
  for (const index of [5, 6, 7]) {
    const parent = await newActor(db, who(index).name, [], undefined, 'citizen')
    const [child, neighbour] = [await named('Eget', 'Barn'), await named('Samme', 'Dør')]
    await relate(db, {
      personId: child,
      with: { actorId: parent.id },
      kind: 'custody',
      basis: 'custody',
      from: began,
    })
    await db.as(
      async (trx) => {
        const home = {
          municipalityCode: '851',
          address: `Prøvevej ${index}`,
          area: null,
          from: began,
          source: 'test',
        }
        for (const person of [child, neighbour]) await addResidence(trx, person, home)
      },
      systemIn(db.aalborg, 'import'),
    )
    // A task explains no look into one's own home.
    await live(neighbour, who(index).id)
    plant('same_address', who(index), neighbour, at(5, 10))
  }
  for (const index of [8, 9, 10]) {
    const parent = await newActor(db, who(index + 1).name, [], undefined, 'citizen')
    const child = await named('Kollegas', 'Barn')
    await relate(db, {
      personId: child,
      with: { actorId: parent.id },
      kind: 'custody',
      basis: 'custody',
      from: began,
    })
    plant('colleague', who(index), child, at(8, 10))
  }
  for (const [index, hour] of [
    [11, 22],
    [12, 3],
    [13, 23],
  ] as const)
    plant('night', who(index), await named('Nat', 'Ung'), at(9, hour))
  for (const index of [14, 15]) {
    const before = await named('Tidligere', 'Ung')
    await live(before, who(index).id, '2026-03-01')
    plant('after_end', who(index), before, at(10, 10))
  }
  // One day with far more people than this person's own days have.
  for (let one = 0; one < 4; one += 1)
    plant('volume', who(16), await named(`Mange${one}`, 'Unge'), at(12, 11, one))
  for (let one = 0; one < 25; one += 1) {
    const person = await named(`Travl${one}`, 'Dag')
    await live(person, who(16).id)
    busyDay.push({ actor: who(16).id, person, at: at(12, 12, one) })
  }
  return looks
}
const busyDay: Look[] = []

async function asSuperuser(work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client(db.superuser)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** With times of their own, as only the server's administrator could write them. */
const write = (looks: readonly Look[]) =>
  asSuperuser(async (client) => {
    const { rows } = await client.query<{ id: string; n: number }>(
      `insert into m_851.access_log (at, request_id, actor_id, page, method, result, action, reasons, subjects)
       select look.at, 'r' || look.n, look.actor, 'work.person', 'GET', 'shown', 'read', '{caseworker}', array[look.person]
       from unnest($1::timestamptz[], $2::bigint[], $3::uuid[], $4::integer[]) as look (at, actor, person, n)
       returning id, substr(request_id, 2)::integer as n`,
      [
        [...looks, ...busyDay].map((look) => look.at),
        [...looks, ...busyDay].map((look) => look.actor),
        [...looks, ...busyDay].map((look) => look.person),
        [...looks, ...busyDay].map((_, n) => n),
      ],
    )
    for (const { id, n } of rows) {
      const rule = looks[n]?.planted
      if (rule) planted.set(id, rule)
    }
  })

interface Kept {
  readonly log_id: string
  readonly findings: string[]
  readonly drawn: string
}
const kept = () =>
  db.as(
    (trx) => sql<Kept>`select log_id::text, findings, drawn from sampled_look`.execute(trx),
    systemIn(db.aalborg, 'audit'),
  )

describe('a month’s sample', () => {
  it('finds at least 18 of 20 planted looks among 10,000, with at most 50 that are not', async () => {
    const { rows } = await kept()
    const noticed = rows.filter((row) => row.drawn === 'by-rule')
    const found = noticed.filter((row) => planted.has(row.log_id))
    const missed = [...planted]
      .filter(([id]) => !noticed.some((row) => row.log_id === id))
      .map(([, rule]) => rule)
    expect(planted.size).toBe(20)
    expect(found.length, `missed: ${missed.join(', ')}`).toBeGreaterThanOrEqual(18)
    expect(noticed.length - found.length).toBeLessThanOrEqual(50)
  })

  it('names the very rule that noticed each', async () => {
    const { rows } = await kept()
    for (const [id, rule] of planted) {
      const row = rows.find((one) => one.log_id === id)
      if (row) expect(row.findings).toContain(rule)
    }
  })

  it('draws a few of the others by lot for each leader, and never what a relation explains', async () => {
    expect(drawn.byLot).toBe(10)
    const { rows } = await db.as(
      (trx) =>
        sql`select from sampled_look look join relation on relation.person_id = look.person_id
          and relation.actor_id = look.actor_id and relation.valid_until is null
          where look.drawn = 'by-lot'`.execute(trx),
      systemIn(db.aalborg, 'audit'),
    )
    expect(rows).toEqual([])
  })

  it('stays as it was drawn, whoever draws once more', async () => {
    const again = await db.as(
      (trx) => drawSample(trx, { month, seed: 'another' }),
      systemIn(db.aalborg, 'audit'),
    )
    expect(again).toEqual({ byRule: 0, byLot: 0 })
  })

  it('is the leader’s to judge, once; the data protection officer reads along, and nobody else', async () => {
    const look = (await db.as((trx) => listSample(trx, 100), leader))[0]
    expect(look).toMatchObject({ mine: true, verdict: null })
    const id = look?.id ?? ''
    const judge = (actor: PersonActor) =>
      db.as(
        (trx) => judgeLook(trx, actor, 'a request', { id, verdict: 'explained', words: 'Vi talte om det.' }),
        actor,
      )
    await expect(judge(officer)).rejects.toThrow()
    await judge(leader)
    await expect(judge(leader)).rejects.toThrow('over')
    const seen = (await db.as((trx) => listSample(trx, 100), officer)).find((one) => one.id === id)
    expect(seen).toMatchObject({ verdict: 'explained', judgedBy: 'Bente Skovmose', mine: false })
    expect(await db.as((trx) => listSample(trx, 100), staff[0] ?? leader)).toEqual([])
  })

  it('gives a look no number: the table has no column for one', async () => {
    const { rows } = await db.as(
      (trx) =>
        sql<{ name: string }>`select column_name as name from information_schema.columns
          where table_name = 'sampled_look' and data_type in ('numeric', 'real', 'double precision', 'integer')`.execute(
          trx,
        ),
      systemIn(db.aalborg, 'audit'),
    )
    expect(rows).toEqual([])
  })
})
