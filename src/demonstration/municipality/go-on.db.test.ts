import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { testKeyRing } from '../../../test/support/keys.ts'
import { moveClock, testDay } from '../../../test/support/time.ts'
import { findStatusDifferences, statusKeeper } from '../../features/status/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { connect } from '../../platform/db/connect.ts'
import { dayFrom, textOf } from './days.ts'
import { goneOn } from './file.ts'
import { generate } from './generate.ts'
import { continueMunicipality, lastBrought, loadMunicipality } from './load.ts'
import type { PersonRecord } from './record.ts'
import { keyOf, municipalitySource } from './staged.ts'

/* A municipality that was loaded in March, and started again in November. */

const keys = testKeyRing()
const size = { young: 250, seed: 31 }
const march = { ...size, until: dayFrom('2026-03-02') }
const november = { ...size, until: dayFrom(testDay()) }

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await moveClock(db, '2026-03-02T09:00:00+01:00')
  const then = connect({ connection: db.login, size: 1 })
  try {
    await loadMunicipality({
      database: then,
      municipality: db.aalborg,
      keys,
      ...size,
      people: () => generate(march),
      say: () => {},
    })
  } finally {
    await then.close()
    await moveClock(db)
  }
})
const stillThere = () => lastBrought({ database: db.database, municipality: db.aalborg })

interface Kept {
  readonly key: string
  readonly from: string
  readonly until: string | null
  readonly planned: string | null
  readonly outcome: string | null
  readonly confirmed: string
}
const inOrder = (all: readonly Kept[]) => all.toSorted((one, other) => (one.key < other.key ? -1 : 1))
const told = (people: Iterable<PersonRecord>): Kept[] =>
  inOrder(
    [...people].flatMap(({ slot, activities }) =>
      activities.map((one) => ({
        key: keyOf(size, slot, one),
        from: textOf(one.from),
        until: one.until === null ? null : textOf(one.until),
        planned: one.planned === null ? null : textOf(one.planned),
        outcome: one.outcome,
        confirmed: textOf(one.confirmed),
      })),
    ),
  )
async function kept(): Promise<Kept[]> {
  const { rows } = await db.as(
    (trx) =>
      sql<Kept>`
        select source_key as key, lower(valid)::text as "from", upper(valid)::text as until, expected_end::text as planned, outcome,
          confirmed_on::text as confirmed
        from activity where source = ${municipalitySource} and upper_inf(believed)`.execute(trx),
    systemIn(db.aalborg, 'import'),
    'read only',
  )
  return inOrder(rows)
}

it('is known again: of which size and seed it is, and how far it has gone', async () => {
  const brought = await stillThere()
  expect(brought).toMatchObject(size)
  expect(brought?.until).toBeLessThanOrEqual(march.until)
  expect(brought?.until).toBeGreaterThan(march.until - 60)
})

describe('on a later start', () => {
  let byHand: string
  let moved: string
  beforeAll(async () => {
    const changed = [...goneOn(november, (await stillThere())?.until ?? 0)]
    // One whose course has ended since, and one who has moved since; staff were there first.
    const before = new Map([...generate(march)].map((one) => [one.slot, one]))
    const ends = changed.find(({ person }) =>
      person.activities.some(
        (one) =>
          one.until !== null &&
          before.get(person.slot)?.activities.some((was) => was.from === one.from && was.until === null),
      ),
    )
    const ended = ends?.person.activities.find(
      (one) =>
        one.until !== null &&
        before.get(ends.person.slot)?.activities.some((was) => was.from === one.from && was.until === null),
    )
    const moves = changed.find(
      ({ person }) => (before.get(person.slot)?.homes.length ?? 99) < person.homes.length,
    )
    const home = moves && before.get(moves.person.slot)?.activities[0]
    if (!ends || !ended || !moves || !home) throw new Error('nothing has happened')
    byHand = keyOf(size, ends.person.slot, ended)
    moved = keyOf(size, moves.person.slot, home)
    await db.asSuperuser(`
      update m_851.activity set believed = tstzrange(lower(believed), '2026-10-01') where source_key = '${byHand}'`)
    await db.asSuperuser(`
      update m_851.residence set source = 'hand' where person_id =
        (select person_id from m_851.activity where source_key = '${moved}' limit 1)`)
    const load = { database: db.database, municipality: db.aalborg, keys, ...size, say: () => {} }
    expect(await continueMunicipality(load, changed)).toBe(changed.length)
  }, 120_000)

  it('everybody’s life has gone on as it would have been loaded that day, and new people have come', async () => {
    const wanted = told(generate(november))
    expect((await kept()).length).toBeGreaterThan(0)
    expect(await kept()).toEqual(wanted.filter(({ key }) => key !== byHand))
  })

  it('what was believed before is still there to ask', async () => {
    const { rows } = await db.asSuperuser<{ was: number }>(
      `select count(*)::int as was from m_851.activity where not upper_inf(believed) and upper(believed) > '2026-11-01'`,
    )
    expect(rows[0]?.was).toBeGreaterThan(5)
  })

  it('what staff have changed by hand stays theirs', async () => {
    const { rows } = await db.asSuperuser<{ homes: number; activities: number }>(`
      select (select count(*)::int from m_851.activity where source_key = '${byHand}') as activities,
        (select count(*)::int from m_851.residence where source <> 'hand' and person_id =
          (select person_id from m_851.activity where source_key = '${moved}' limit 1)) as homes`)
    expect(rows).toEqual([{ activities: 1, homes: 0 }])
  })

  it('the kept status is what follows from it', async () => {
    const keeper = statusKeeper(db.aalborg)
    expect(
      await db.as((trx) => findStatusDifferences(trx, keeper, 'everybody'), keeper, 'read only'),
    ).toEqual([])
  })

  it('nothing more happens on that day', async () => {
    const brought = await stillThere()
    const again = [...goneOn(november, brought?.until ?? 0)]
    const before = await kept()
    const load = { database: db.database, municipality: db.aalborg, keys, ...size, say: () => {} }
    await continueMunicipality(load, again)
    expect(await kept()).toEqual(before)
  })
})
