import { beforeAll, expect, it } from 'vitest'
import { testKeyRing } from '../../../test/support/keys.ts'
import { newActor } from '../../../test/support/people.ts'
import { asOwner } from '../../../test/support/status-facts.ts'
import { testDay } from '../../../test/support/time.ts'
import { type TestVisitor, visitedPages } from '../../../test/support/visitors.ts'
import { loadStrategy } from '../../demonstration/load-strategy.ts'
import { computeDay, setFigures } from '../../features/computed-figures/index.ts'
import { erasePerson } from '../../features/erasure/index.ts'
import { prepareRelease, storeRelease } from '../../features/figure-releases/index.ts'
import { refreshStatus, statusKeeper } from '../../features/status/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { type AuditTrial, auditTrial } from '../../platform/audit/audit.fixture.ts'
import { publicPages } from '../public/index.ts'
import * as figures from './pages-figures.ts'

/* People past 29 are erased in time. Figures of days on which they counted are then those that were published (domain §3). */

const day = '2019-09-30'
let trial: AuditTrial
let analyst: TestVisitor
let old: readonly string[]
beforeAll(async () => {
  trial = await auditTrial()
  const { db } = trial
  const demonstration = systemIn(db.aalborg, 'demonstration')
  await db.as((trx) => loadStrategy(trx, demonstration), demonstration)
  await db.as((trx) => setFigures(trx, { completeFrom: '2017-08-01' }))
  const owner = await asOwner(db)
  await owner.query(`
    create temp table young as select gen_random_uuid() as id, n from generate_series(1, 300) n;
    insert into young_person (id, given_name, family_name, birth_date, sex, state)
      select id, 'Opfundet', 'Ung', case when n <= 20 then date '1995-01-01' else date '1999-01-01' end + n * 5,
        (array['female', 'male'])[1 + n % 2], case when n <= 20 then 'blocked' else 'open' end from young;
    insert into residence (person_id, municipality_code, area, address, valid_from, source)
      select id, '851', 'Område ' || n % 2, 'Vej', '1995-01-01', 'a test' from young;
    insert into activity (person_id, type, valid, confirmed_on, source)
      select id, case n % 4 when 0 then 'none' when 1 then 'youth-education-completed' else 'stx' end, '[2019-08-01,)', '2019-09-01', 'a test'
      from young`)
  const { rows } = await owner.query<{ id: string }>('select id from young where n <= 20')
  old = rows.map(({ id }) => id)
  await owner.end()
  const keeper = statusKeeper(db.aalborg)
  await db.as((trx) => refreshStatus(trx, keeper, 'everybody'), keeper)
  const importing = systemIn(db.aalborg, 'import')
  await db.as(async (trx) => {
    const prepared = await prepareRelease(trx, importing, { day, today: testDay(), language: 'da' })
    if (prepared.missing !== null) throw new Error(prepared.missing)
    await storeRelease(trx, importing, prepared)
  }, importing)
  const pages = visitedPages(db, [...publicPages, ...Object.values(figures).flat()])
  analyst = pages.as(await newActor(db, 'Duc', ['analyst']))
  await analyst.send('/en/admin/figures', { purpose: 'Figures of those who are erased' })
})

const published = async () =>
  Promise.all(
    ['', '/age.csv', '/sex.json'].map(async (file) =>
      new TextDecoder().decode((await analyst.take(`/en/quarters/${day}${file}`)).bytes),
    ),
  )
const computedOn = (on: string) => {
  const actor = systemIn(trial.db.aalborg, 'figures')
  return trial.db.as(
    (trx) => computeDay(trx, actor, { day: on, today: testDay(), language: 'da' }),
    actor,
    'read only',
  )
}

it('twenty who are past 29 are erased, and the published quarter answers as before', async () => {
  const before = await published()
  expect(before[0]).toContain('300')
  const services = { keys: testKeyRing(), audit: trial.begin() }
  for (const personId of old)
    await erasePerson(services, trial.db.aalborg, { personId, authority: 'Slettefristen' })
  const { rows } = await trial.db.asSuperuser<{ people: number; spells: number }>(`
    select (select count(*)::int from m_851.young_person) as people,
      (select count(distinct person_id)::int from m_851.status_spell) as spells`)
  expect(rows).toEqual([{ people: 280, spells: 280 }])
  expect(await published()).toEqual(before)
}, 120_000)

it('a day on which they counted is computed no more: 280 of 300 would be a wrong figure', async () => {
  expect((await computedOn(day)).missing).toBe('erased')
  // The youngest of them turned 25 on 11 April 2020; from then on nobody is missing.
  expect((await computedOn('2020-04-10')).missing).toBe('erased')
  const later = await computedOn('2020-04-11')
  expect(
    later.missing === null && later.tallies.find(({ by }) => by === null)?.counts.people,
  ).toBeGreaterThan(0)
})

it('an analyst is told so, and shown what was published', async () => {
  const page = await analyst.open(`/en/admin/figures/day?as-of=${day}`)
  expect(page.words).toContain('Some of those who counted on that day are erased')
  expect(page.words).toContain('as they were published on 24 November 2026')
  expect(page.words).toMatch(/All young people\s+300/)
  expect((await analyst.open('/en/admin/figures/day?as-of=2019-10-01')).words).not.toContain('published on')
})
