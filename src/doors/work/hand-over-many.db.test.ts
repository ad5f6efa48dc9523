import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newPerson, relate } from '../../../test/support/people.ts'
import { type ConcernTest, concernTest } from '../concerns.fixture.ts'

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})

beforeEach(async () => {
  await test.rows(`truncate handover; delete from relation where kind = 'contact_person'`)
  await relate(test.db, { personId: test.emil.id, with: { actorId: test.mette.id }, kind: 'contact_person' })
})

const draft = () => ({ to: test.omar.id, as: 'youth-guide', note: 'Emil vil helst have en sms.' })

describe('several handovers at once', () => {
  it('are looked at row by row first, and go over all together or not at all', async () => {
    const mine = await newPerson(test.db, { givenName: 'Alma', familyName: 'Krogh', birthDate: '2008-05-02' })
    const foreign = await newPerson(test.db, { givenName: 'Bo', familyName: 'Bak', birthDate: '2008-05-02' })
    await relate(test.db, { personId: mine, with: { actorId: test.mette.id }, kind: 'contact_person' })
    const mette = test.as(test.mette)
    const form = await mette.open('/work/new-handovers')
    expect(form.words).toContain('Alma Krogh')
    const many = { ...draft(), from: test.mette.id }
    const wrong = { ...many, people: `${mine}\n${foreign}` }
    const refused = await mette.send('/work/new-handovers', wrong)
    expect(refused.words).toMatch(/Alma Krogh Mette Krarup Ja .*Du kan ikke give den unge videre/)
    expect(refused.html).not.toContain('/work/new-handovers/send')
    const pushed = await mette.send('/work/new-handovers/send', wrong)
    expect([pushed.status, pushed.words.includes('Ingen er givet videre')]).toEqual([409, true])
    expect(await test.rows('select 1 from handover')).toEqual([])
    const all = { ...many, people: `${mine}\n${test.emil.id}` }
    expect((await mette.send('/work/new-handovers', all)).html).toContain('/work/new-handovers/send')
    const sent = await mette.send('/work/new-handovers/send', all)
    expect(sent.location).toBe('/work/handovers?done=handoversProposed')
    expect(await test.rows('select 1 from handover')).toHaveLength(2)
    const [log] = await test.rows(
      `select action, subjects::text[] from access_log where page = 'work.hand-over-many-send' and result = 'done' order by id desc limit 1`,
    )
    expect(log).toEqual({ action: 'change', subjects: expect.arrayContaining([mine, test.emil.id]) })
  })

  it('are also the leader’s, of somebody whom they lead, and nobody else’s', async () => {
    const of = `/work/new-handovers?from=${test.mette.id}`
    expect((await test.as(test.birgit).open(of)).words).toContain('Emil Thorup Krogh')
    expect((await test.as(test.omar).open(of)).status).toBe(404)
  })
})
