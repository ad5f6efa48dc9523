import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { asOwner } from '../../../test/support/status-facts.ts'
import { type VisitedPages, visitedPages } from '../../../test/support/visitors.ts'
import { partOf } from '../../../test/support/workbook.ts'
import { loadStrategy } from '../../demonstration/load-strategy.ts'
import { setFigures } from '../../features/computed-figures/index.ts'
import { readJsonStat } from '../../features/published-figures/index.ts'
import { refreshStatus, statusKeeper } from '../../features/status/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { leadPages } from '../lead/index.ts'
import { publicPages } from './index.ts'

let db: TestDatabase
let pages: VisitedPages
const day = '2019-09-30'

beforeAll(async () => {
  db = await testDatabase()
  const demonstration = systemIn(db.aalborg, 'demonstration')
  await db.as((trx) => loadStrategy(trx, demonstration), demonstration)
  await db.as((trx) => setFigures(trx, { completeFrom: '2017-08-01', invented: true }))
  const owner = await asOwner(db)
  // 400 young people in two areas, and two in a third one; every sixth is outside.
  await owner.query(`
    create temp table young as select gen_random_uuid() as id, n from generate_series(1, 402) n;
    insert into young_person (id, given_name, family_name, birth_date, sex)
      select id, 'Opfundet', 'Ung', date '1996-01-01' + n * 7, (array['female', 'male'])[1 + n % 2] from young;
    insert into residence (person_id, municipality_code, area, address, valid_from, source)
      select id, '851', case when n > 400 then 'Øen' else 'Område ' || n % 2 end, 'Vej', '1996-01-01', 'a test' from young;
    insert into activity (person_id, type, valid, confirmed_on, source)
      select id, case n % 6 when 0 then 'none' when 1 then 'compulsory-school' else 'stx' end, '[2019-08-01,)', '2019-09-01', 'a test' from young`)
  await owner.end()
  const keeper = statusKeeper(db.aalborg)
  await db.as((trx) => refreshStatus(trx, keeper, 'everybody'), keeper)
  pages = visitedPages(db, [...publicPages, ...leadPages])
})

describe('a quarter', () => {
  it('is not public before it is published', async () => {
    const anybody = await pages.visitor()
    expect((await anybody.open(`/kvartaler/${day}`)).status).toBe(404)
    expect((await anybody.open('/en/quarters')).words).toContain('No quarters have been published yet')
    expect((await anybody.open(`/en/targets-and-figures/register-outside?as-of=${day}`)).words).toContain(
      'No figures are published',
    )
  })

  it('is looked through by everybody who leads, and published by the secretariat, once', async () => {
    const leader = await pages.visitor('Lene', 'leadership-group')
    expect((await leader.open('/en/lead/releases')).status).toBe(200)
    expect((await leader.open(`/en/lead/releases/${day}`)).status).toBe(403)
    const secretary = await pages.visitor('Karen', 'secretariat')
    const shown = await secretary.open(`/en/lead/releases/${day}`)
    expect(shown.words).toContain('Invented data')
    expect(shown.words).not.toContain('Øen')
    expect((await secretary.fill(`/en/lead/releases/${day}`)).location).toBe(
      '/en/lead/releases?done=released',
    )
    expect((await secretary.fill(`/en/lead/releases/${day}`)).status).toBe(409)
    expect((await secretary.open('/en/lead/releases/2019-09-29')).status).toBe(404)
    expect((await secretary.open('/en/lead/releases/2016-09-30')).words).toContain(
      'There are no figures of the day',
    )
  })

  it('is then there for anybody, with its tables and files, all of which say that the data are invented', async () => {
    const anybody = await pages.visitor()
    const page = await anybody.open(`/en/quarters/${day}`)
    expect(page.words).toContain('402')
    expect(page.words).toContain('Others')
    expect(page.words).not.toContain('Øen')
    expect(page.words).toContain('Theme 3: Which youth education?')
    expect(page.html).toContain(`/en/quarters/${day}?picture=theme-3-register-education-parts`)
    // Theme 1 has no indicator that divides it: a sixth of the 402 are at school.
    expect(page.words).toContain('Somewhere else: 30 September 2019 83.3%')
    for (const file of ['status.csv', 'age.csv', 'sex.json', 'figure.svg']) {
      const { status, bytes } = await anybody.take(`/en/quarters/${day}/${file}`)
      expect(status, file).toBe(200)
      expect(new TextDecoder().decode(bytes), file).toContain('Invented data')
    }
    const { bytes } = await anybody.take(`/en/quarters/${day}/area.xlsx`)
    const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml') + partOf(bytes, 'xl/sharedStrings.xml')
    expect(sheet).toContain('Invented data')
    expect((await anybody.take(`/en/quarters/${day}/nothing.csv`)).status).toBe(404)
    const catalogue = new TextDecoder().decode((await anybody.take('/katalog.jsonld')).bytes)
    expect(catalogue).toContain('Opfundne data')
    expect(JSON.parse(catalogue)['dcat:dataset']).toHaveLength(5)
  })

  it('gives every table as JSON-stat 2.0 in which our own reader of others’ files finds nothing wrong', async () => {
    const anybody = await pages.visitor()
    for (const table of ['status', 'age', 'sex', 'area', 'school']) {
      const { status, bytes } = await anybody.take(`/en/quarters/${day}/${table}.json`)
      if (status === 404) continue
      const { cubes, findings } = readJsonStat(new TextDecoder().decode(bytes))
      expect(findings, table).toEqual([])
      expect(cubes, table).toHaveLength(1)
      expect(cubes[0]?.dimensions.map(({ id, role }) => [id, role])).toEqual([
        ['day', 'time'],
        ['status', null],
        ['group', null],
        ['metric', 'metric'],
      ])
    }
  })

  it('gives each indicator’s chart as a picture that says inside that the data are invented', async () => {
    const anybody = await pages.visitor()
    const address = '/en/targets-and-figures/register-segments'
    expect((await anybody.open(address)).html).toContain(`${address}?picture=figure-register-segments`)
    const picture = await anybody.take(`${address}?picture=figure-register-segments`)
    expect(new TextDecoder().decode(picture.bytes)).toMatch(/^<svg xmlns.*Invented data/s)
    for (const other of ['figure-register-outside', 'x"y', ''])
      expect((await anybody.take(`${address}?picture=${encodeURIComponent(other)}`)).status, other).toBe(404)
  })

  it('gives the indicators their values, on its day and on no other', async () => {
    const anybody = await pages.visitor()
    const page = await anybody.open(`/en/targets-and-figures/register-outside?as-of=${day}`)
    expect(page.words).toContain('16.7%')
    const other = await anybody.open('/en/targets-and-figures/register-outside?as-of=2019-10-01')
    expect(other.words).toContain('No figures are published for 1 October 2019')
    expect((await anybody.open('/en/targets-and-figures/register-not-known')).words).not.toContain('Internal')
  })

  it('says of a part that too few are behind why it is not shown: in the chart, its table, on its day and in the file', async () => {
    const later = '2019-12-31'
    const owner = await asOwner(db)
    await owner.query(`update activity set valid = '[2019-08-01,2019-10-01)', outcome = 'completed'
      where person_id = (select id from young_person where birth_date = date '1996-01-01' + 401 * 7)`)
    await owner.end()
    const keeper = statusKeeper(db.aalborg)
    await db.as((trx) => refreshStatus(trx, keeper, 'everybody'), keeper)
    const secretary = await pages.visitor('Karen', 'secretariat')
    expect((await secretary.fill(`/en/lead/releases/${later}`)).status).toBe(303)
    const why = 'Kept back because few are behind it'
    const anybody = await pages.visitor()
    const address = '/en/targets-and-figures/register-segments'
    const { words, html } = await anybody.open(address)
    expect(words).not.toContain('Not in the source')
    expect(words).toContain(`Fourth quarter of 2019 ${why}`)
    expect(html).toContain(`>${why}</text>`)
    expect((await anybody.open(`${address}?as-of=${later}`)).words).toMatch(
      new RegExp(`Completed a youth education\\s+${why}`),
    )
    const { bytes } = await anybody.take('/en/downloads/figures.csv')
    const lines = new TextDecoder().decode(bytes).split('\r\n')
    expect(
      lines.filter((line) => line.startsWith('register-segments') && line.includes(later)).join('\n'),
    ).toMatch(new RegExp(`,${later},,percent,.*,withheld,${why}`))
  })
})
