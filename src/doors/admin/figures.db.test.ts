import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { testKeyRing } from '../../../test/support/keys.ts'
import { newActor, relate } from '../../../test/support/people.ts'
import { asOwner } from '../../../test/support/status-facts.ts'
import { type TestVisitor, type VisitedPages, visitedPages } from '../../../test/support/visitors.ts'
import { loadStrategy } from '../../demonstration/load-strategy.ts'
import { setFigures } from '../../features/computed-figures/index.ts'
import { refreshStatus, statusKeeper } from '../../features/status/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { workPages } from '../work/index.ts'
import * as figures from './pages-figures.ts'

let db: TestDatabase
let analyst: TestVisitor
let pages: VisitedPages

beforeAll(async () => {
  db = await testDatabase()
  const work = workPages({ secret: randomBytes(32), keys: testKeyRing() })
  pages = visitedPages(db, [...Object.values(figures).flat(), ...work])
  analyst = pages.as(await newActor(db, 'Duc', ['analyst']))
  const demonstration = systemIn(db.aalborg, 'demonstration')
  await db.as((trx) => loadStrategy(trx, demonstration), demonstration)
  const owner = await asOwner(db)
  await owner.query(`
    create temp table young as select gen_random_uuid() as id, n from generate_series(1, 60) n;
    insert into young_person (id, given_name, family_name, birth_date, sex)
      select id, 'Opfundet', 'Ung', date '2004-01-01' + n * 30, (array['female', 'male'])[1 + n % 2] from young;
    insert into residence (person_id, municipality_code, area, address, valid_from, source)
      select id, '851', 'Øen', 'Vej', '2004-01-01', 'a test' from young;
    insert into activity (person_id, type, valid, outcome, confirmed_on, source)
      select id, 'compulsory-school', daterange '[2019-08-01,2024-07-01)', 'other', date '2024-06-01', 'a test' from young
      union all select id, 'none', '[2024-07-01,)', null, '2024-09-20', 'a test' from young where n <= 3
      union all select id, 'stx', '[2024-08-01,)', null, '2026-09-01', 'a test' from young where n > 3`)
  await owner.end()
  const keeper = statusKeeper(db.aalborg)
  await db.as((trx) => refreshStatus(trx, keeper, 'everybody'), keeper)
})

const logged = async () => {
  const { rows } = await db.asSuperuser<{ page: string; purpose: string | null }>(
    'select page, purpose from m_851.access_log order by id desc limit 1',
  )
  return rows[0]
}

describe('figures of any day', () => {
  it('are shown to nobody who has not said what for', async () => {
    for (const page of ['day', 'series', 'explorer', 'forecast'])
      expect((await analyst.open(`/en/admin/figures/${page}`)).words).toContain(
        'Say first what you need the figures for',
      )
    expect((await analyst.send('/en/admin/figures', { purpose: 'short' })).status).toBe(422)
    const done = await analyst.send('/en/admin/figures', { purpose: 'The budget of the next year' })
    expect(done.location).toBe('/en/admin/figures?done=purpose')
  })

  it('are logged with what for and with what was asked', async () => {
    await analyst.open('/en/admin/figures/day?as-of=2024-09-30')
    expect(await logged()).toEqual({
      page: 'admin.figures-day',
      purpose: 'The budget of the next year [/en/admin/figures/day?as-of=2024-09-30]',
    })
  })

  it('are not available until somebody has said from when the register is complete', async () => {
    expect((await analyst.open('/en/admin/figures/day?as-of=2024-09-30')).words).toContain(
      'The figure is not available',
    )
    await db.as((trx) => setFigures(trx, { completeFrom: '2019-08-01', invented: true }))
    expect((await analyst.open('/en/admin/figures/day?as-of=2019-07-31')).words).toContain(
      'complete only from 1 August 2019',
    )
  })

  it('are shown whole, with how they were computed, the pies and each part', async () => {
    const { words, html } = await analyst.open('/en/admin/figures/day?as-of=2024-09-30')
    expect(words).toContain('We count 60 young people')
    expect(words).toContain('Invented data')
    expect(words).toContain('Øen')
    // Three of sixty: an analyst sees what is kept back in public.
    expect(words).toMatch(/Young people outside education, counted in the register\s+5%\s+3\s+60/)
    expect(html.match(/class="chart"/g)).toHaveLength(5)
    expect(html.match(/href="[^"]*as-of=2024-09-30&amp;picture=pie-[a-z0-9]+"/g)).toHaveLength(5)
  })

  it('name of the people behind them only those whose status the analyst may see in other work', async () => {
    const address = '/en/admin/figures/people?as-of=2024-09-30&status=no-activity'
    const nobody = await analyst.open(address)
    expect(nobody.words).toContain('The figure is 3. Here are the 0')
    const both = await newActor(db, 'Ida', ['analyst', 'counsellor'])
    const person = pages.as(both)
    await person.send('/en/admin/figures', { purpose: 'Whom of mine to call first' })
    const { rows } = await db.asSuperuser<{ id: string; type: string }>(`
      select distinct on (type) person_id as id, type from m_851.activity where type in ('none', 'stx') order by type, person_id`)
    const [outside, educated] = rows
    if (!outside || !educated) throw new Error('nobody is there')
    for (const { id } of [outside, educated])
      await relate(db, {
        personId: id,
        with: { actorId: both.id },
        kind: 'contact_person',
        basis: 'kui-guidance',
      })
    const mine = await person.open(address)
    expect(mine.words).toContain('The figure is 3. Here are the 1')
    expect(mine.html).toContain(`/work/people/${outside.id}`)
    expect(mine.html).not.toContain(educated.id)
    const log = await db.asSuperuser<{ people: readonly string[] }>(
      `select subjects::text[] as people from m_851.access_log where page = 'admin.figures-people' order by id desc limit 1`,
    )
    expect(log.rows[0]?.people).toEqual([outside.id])
  })

  it('make a series, and ways from one day to another', async () => {
    expect((await analyst.open('/en/admin/figures/series')).words).toContain('1 August 2019')
    const ways = await analyst.open('/en/admin/figures/explorer?from=2024-06-01&to=2024-09-30')
    expect(ways.words).toMatch(/Compulsory school or 10th grade\s+Outside: no activity\s+3/)
    const nobody = await analyst.open(
      '/en/admin/figures/explorer?from=2024-06-01&to=2024-09-30&status=completed',
    )
    expect(nobody.words).toContain('nobody in the group')
    expect((await analyst.open('/en/admin/figures/explorer?from=2024-09-30&to=2024-06-01')).words).toContain(
      'must lie after',
    )
  })

  it('give each chart as a picture, marked as invented, logged as the page is', async () => {
    for (const [page, id] of [
      ['day?as-of=2024-09-30', 'pie-4'],
      ['series?', 'series'],
      ['explorer?from=2024-06-01&to=2024-09-30', 'ways'],
    ]) {
      const { bytes } = await analyst.take(`/en/admin/figures/${page}&picture=${id}`)
      expect(new TextDecoder().decode(bytes), id).toMatch(/^<svg xmlns.*Invented data/s)
    }
    expect((await logged())?.purpose).toContain('picture=ways')
    expect((await analyst.take('/en/admin/figures/series?picture=other')).status).toBe(404)
  })

  it('are run forward where two Octobers are known', async () => {
    expect((await analyst.open('/en/admin/figures/forecast')).words).toContain('too few years')
  })
})
