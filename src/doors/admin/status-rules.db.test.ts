import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newPerson } from '../../../test/support/people.ts'
import { asOwner, fact, putFacts } from '../../../test/support/status-facts.ts'
import { testDay } from '../../../test/support/time.ts'
import { refreshStatus, refreshStatusJob } from '../../features/status/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { addDays } from '../../platform/days.ts'
import { type AdminTest, adminTest } from './admin.fixture.ts'

let test: AdminTest
let owner: pg.Client
let today: string
const people: string[] = []
const keeper = () => systemIn(test.db.aalborg, 'status')

beforeAll(async () => {
  test = await adminTest()
  owner = await asOwner(test.db)
  today = testDay()
  const born = addDays(today, -18 * 366)
  const home = { municipalityCode: '851', area: 'Nord', from: born, until: 'infinity' }
  // Six in preparatory education, two in school.
  for (const type of [...Array<string>(6).fill('fgu'), 'tenth-grade', 'tenth-grade']) {
    const id = await newPerson(test.db, { birthDate: born })
    people.push(id)
    await putFacts(owner, id, [fact(type, addDays(today, -30))], [home])
  }
  await test.db.as((trx) => refreshStatus(trx, keeper(), people), keeper())
})
afterAll(() => owner.end())

const versions = async () =>
  (
    await owner.query<{ version: number; valid: string }>(
      'select version, valid::text from status_rules order by 1',
    )
  ).rows

describe('the rules of status', () => {
  it('are read with all that they hold, by administrators and for control', async () => {
    for (const visitor of [test.jørgen, test.hanne]) {
      const list = await visitor.open('/admin/status-rules')
      expect(list.words).toContain('Udgave 1')
      const page = await visitor.open('/admin/status-rules/1')
      expect(page.words).toContain(
        'I job fra 78 timer om måneden, ellers I gang med noget andet, der er planlagt',
      )
      expect(page.words).toContain('15. juni til 15. september')
    }
    expect((await test.bente.open('/admin/status-rules')).status).toBe(403)
    expect((await test.jørgen.open('/admin/status-rules/1/settings')).status).toBe(404)
  })

  it('change by a draft, which says which figures it moves before it counts', async () => {
    const begun = await test.jørgen.fill('/admin/new-status-rules', {
      because: 'FGU tæller nu som uddannelse.',
    })
    expect(begun.location).toBe('/admin/status-rules/2?done=versionDraft')
    const wrong = await test.jørgen.fill('/admin/status-rules/2/types/fgu', {
      contributes: 'outside',
      sub_segment: '',
      currency_months: 'seks',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Skriv et helt tal fra 1 til 120, eller lad feltet være tomt.')
    expect(wrong.form).toMatchObject({ currency_months: 'seks' })
    await test.jørgen.fill('/admin/status-rules/2/types/fgu', {
      contributes: 'youth-education',
      sub_segment: '',
    })
    await test.jørgen.fill('/admin/status-rules/2/settings', { dropout_months: '12' })
    const draft = await test.jørgen.open('/admin/status-rules/2')
    expect(draft.words).toContain('I gang med en ungdomsuddannelse 0 6')
    expect(draft.words).toContain('Uden for uddannelse 6 0')
    expect(draft.words).toContain('I grundskole eller 10. klasse under 5 under 5')
    expect(draft.words).toContain('12 måneder')
    const { rows } = await owner.query(`select distinct segment from status_spell where primary_type = 'fgu'`)
    expect(rows).toEqual([{ segment: 'outside' }])
  })

  it('come into force on a day to come, end those before them there, and the spells follow', async () => {
    const early = await test.jørgen.fill('/admin/status-rules/2/in-force', { from: today })
    expect(early.status).toBe(422)
    expect(early.words).toContain('Vælg en dag efter i dag')
    const from = addDays(today, 7)
    const answer = await test.jørgen.fill('/admin/status-rules/2/in-force', { from })
    expect(answer.location).toBe('/admin/status-rules/2?done=versionInForce')
    expect(await versions()).toEqual([
      { version: 1, valid: `(,${from})` },
      { version: 2, valid: `[${from},)` },
    ])
    const asked = await owner.query(`select from jobs.job where name = 'refresh-status'`)
    expect(asked.rowCount).toBe(1)
    await refreshStatusJob.handle(
      {
        id: 'a job',
        municipality: test.db.aalborg,
        ids: {},
        isLastAttempt: false,
        signal: new AbortController().signal,
        inTransaction: (mode, work) => test.db.as(work, keeper(), mode),
      },
      undefined,
    )
    const { rows } = await owner.query(
      `select first_day, segment from status_spell where person_id = $1 and until > $2::date order by first_day`,
      [people[0], today],
    )
    expect(rows.slice(0, 2)).toEqual([
      { first_day: addDays(today, -30), segment: 'outside' },
      { first_day: from, segment: 'youth-education' },
    ])
    expect((await test.jørgen.open('/admin/history')).words).toContain(
      'Jørgen Hvass Lykke satte regler for status i kraft fra',
    )
  })

  it('cannot be changed once they are in force, not even by their owner', async () => {
    expect((await test.jørgen.open('/admin/status-rules/2/types/fgu')).status).toBe(404)
    for (const change of [
      `update activity_type set currency_months = 1 where version = 1`,
      `update status_segment set place = 9 where version = 2 and code = 'outside'`,
      `update status_rules set dropout_months = 6 where version = 2`,
      `update status_rules set valid = '(,)' where version = 1`,
    ])
      await expect(owner.query(change)).rejects.toThrow('rules in force stay as they were')
  })
})
