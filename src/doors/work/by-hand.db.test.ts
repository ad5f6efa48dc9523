import { beforeAll, describe, expect, it } from 'vitest'
import { type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
beforeAll(async () => {
  test = await workTest()
  // Pages and database have the same day.
  test.pages.now.today = new Date()
})

const page = (rest = '', id = test.emil) => `/work/people/${id}${rest}`
const home = {
  address: 'Havnegade 2',
  area: 'Centrum',
  municipality: '849',
  from: '2026-09-01',
  told_by: 'Emil selv',
}

describe('what is entered by hand', () => {
  it('of a home ends the one before, and the status counts there from that day', async () => {
    const empty = await test
      .as(test.mette)
      .send(page('/new-home'), { ...home, address: '', municipality: '9' })
    expect(empty.status).toBe(422)
    expect(empty.words).toContain('Skriv adressen.')
    expect(empty.words).toContain('Skriv kommunens nummer med tre cifre, for eksempel 851.')
    expect(empty.form).toMatchObject({ area: 'Centrum' })
    const answer = await test.as(test.mette).fill(page('/new-home'), home)
    expect(answer.location).toBe(`${page()}?done=homeChanged`)
    expect(
      await test.superuser(
        'select address, valid_from, valid_until, source from residence where person_id = $1 order by valid_from',
        [test.emil],
      ),
    ).toEqual([
      { address: 'Lærkevej 3', valid_from: '2020-01-01', valid_until: '2026-09-01', source: 'test' },
      { address: 'Havnegade 2', valid_from: '2026-09-01', valid_until: null, source: 'Emil selv' },
    ])
    const lived = await test.superuser(
      `select municipality_code from status_spell where person_id = $1
         and (first_day, until) overlaps ('2026-08-31'::date, '2026-09-02'::date) order by first_day`,
      [test.emil],
    )
    expect(lived).toEqual([{ municipality_code: '851' }, { municipality_code: '849' }])
    const late = await test.as(test.mette).fill(page('/new-home'), { ...home, from: '2026-08-01' })
    expect(late.status).toBe(409)
    expect(late.words).toContain('Der er skrevet en bopæl ind fra den dag eller senere.')
  })

  it('of telephone and mail does not overwrite a colleague’s', async () => {
    const slow = await test.as(test.jonas).open(page('/contact'))
    const answer = await test.as(test.mette).fill(page('/contact'), { phone: '12 34 56 78' })
    expect(answer.location).toBe(`${page()}?done=contactChanged`)
    const overtaken = await test.as(test.jonas).send(page('/contact'), { ...slow.form, phone: '87 65 43 21' })
    expect(overtaken.status).toBe(409)
    expect(overtaken.form).toMatchObject({ phone: '87 65 43 21' })
    const bad = await test.as(test.mette).fill(page('/contact'), { email: 'ikke en adresse' })
    expect(bad.words).toContain('Det er ikke en e-mailadresse.')
    expect(
      await test.superuser('select phone from person_contact where person_id = $1', [test.emil]),
    ).toEqual([{ phone: '12 34 56 78' }])
  })

  it('of a parent names them around the young person, until custody is ended', async () => {
    const parent = { name: 'Karin Thorup', phone: '12 12 12 12', email: '', from: '2020-01-01' }
    const answer = await test.as(test.mette).fill(page('/new-parent'), parent)
    expect(answer.location).toBe(`${page()}?done=guardianEntered`)
    const shown = await test.as(test.mette).open(page())
    expect(shown.words).toContain('Karin Thorup')
    expect(shown.words).toContain('Mette Krarup tilføjede')
    const [row] = await test.superuser(
      `select id from relation where person_id = $1 and kind = 'custody' order by id desc limit 1`,
      [test.emil],
    )
    const end = page(`/custody/${String(row?.id)}/end`)
    expect((await test.as(test.mette).open(end)).words).toContain('Fra i dag ser Karin Thorup ikke mere')
    expect((await test.as(test.mette).fill(end, {})).location).toBe(`${page()}?done=custodyEnded`)
    expect((await test.as(test.mette).open(end)).status).toBe(404)
  })

  it('is not for strangers, and of the protected is for nobody', async () => {
    for (const path of ['/new-home', '/contact', '/new-parent']) {
      expect((await test.as(test.stranger).open(page(path))).status).toBe(404)
      expect((await test.as(test.mette).open(page(path, test.freja))).status).toBe(404)
    }
  })
})
