import { beforeAll, describe, expect, it } from 'vitest'
import { newActor } from '../../../test/support/people.ts'
import { asksOf, type ConcernTest, concernTest } from '../concerns.fixture.ts'
import { promised as promise } from './promised.fixture.ts'

let test: ConcernTest
let words: string
const { newConcern } = asksOf(() => test)

async function promised(startedAt: string, doneAt: string | null): Promise<void> {
  const id = await promise(test, 'first-contact', startedAt)
  if (doneAt)
    await test.rows(
      `update promise set ended = 'done', done_at = $1, done_with = 'contact', changed_by = owner_id where id = $2`,
      [doneAt, id],
    )
}

beforeAll(async () => {
  test = await concernTest()
  await test.rows(`update unit_membership set valid_from = '2026-01-01'`)
  // Reached after 1, 2 and 10 working days; the last one past its day. One is late and not done.
  await promised('2026-10-05T09:00:00Z', '2026-10-06T09:00:00Z')
  await promised('2026-10-05T09:00:00Z', '2026-10-07T09:00:00Z')
  await promised('2026-10-05T09:00:00Z', '2026-10-19T09:00:00Z')
  await promised('2026-11-02T09:00:00Z', null)
  await newConcern()
  words = (await test.as(test.birgit).open('/work/leader')).words
})

describe('the leader’s page', () => {
  it('counts what was kept and broken, by month, team and kind, and draws the share', () => {
    expect(words).toMatch(/november 2026 Team Øst Første kontakt med den unge 0 0 1 1 0 0/)
    expect(words).toMatch(/oktober 2026 Team Øst Første kontakt med den unge 0 2 1 0 0 0/)
    expect(words).toContain('oktober 2026: 67')
    expect(words).toContain('november 2026: 0')
  })

  it('says how fast it goes: half of them, and nine of ten', () => {
    expect(words).toMatch(/Første kontakt med den unge 3 2 arbejdsdage 10 arbejdsdage/)
    expect(words).toContain('Mere end 5 arbejdsdage: oktober 2026 33')
  })

  it('counts concerns by school and reason', () => {
    expect(words).toMatch(/Limfjordsskolen 1 1 1 0 0 0 1 0 0/)
  })

  it('has everybody in the team by name, and whom the team works with', async () => {
    expect(words).toMatch(/Mette Krarup 0 0 0 0 Omar Friis 0 0 0 0/)
    await test.rows(
      `insert into relation (person_id, actor_id, kind, basis, valid_from)
       values ($1, $2, 'youth_guide', 'kui-guidance', '2026-01-01')`,
      [test.emil.id, test.omar.id],
    )
    const again = (await test.as(test.birgit).open('/work/leader')).words
    expect(again).toMatch(/Mette Krarup 0 0 0 0 Omar Friis 0 1 0 0/)
    expect(again).toMatch(/Alle 1 Uden kontaktperson 1/)
    expect(again).toContain('15–17-årige, teamet arbejder med 1')
  })

  it('has the law’s clock for those of 15 to 17', () => {
    expect(words).toMatch(/Lovens frister lige nu.*Første kontakt med den unge 2 1 1 1 0/s)
  })

  it('names no young person, and shows nobody in the log', async () => {
    const { html } = await test.as(test.birgit).open('/work/leader')
    expect(html).not.toContain('Emil')
    expect(html).not.toContain(test.emil.id)
    const [row] = await test.rows('select page, subjects from access_log order by id desc limit 1')
    expect(row).toMatchObject({ page: 'work.leader', subjects: [] })
  })

  it('is for leaders, each of their own teams', async () => {
    expect((await test.as(test.mette).open('/work/leader')).status).toBe(403)
    const other = await newActor(test.db, 'Lis Leder', ['team-leader'])
    const theirs = await test.as(other).open('/work/leader')
    expect(theirs.words).toContain('Du leder ikke et team endnu.')
    expect(theirs.words).not.toContain('Mette')
  })
})
