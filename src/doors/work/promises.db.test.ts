import { beforeAll, describe, expect, it } from 'vitest'
import { newActor } from '../../../test/support/people.ts'
import { joinUnit } from '../../features/access/index.ts'
import { startPromises } from '../../features/promises/index.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
let leader: PersonActor
let sources = 0

async function promised(startedAt: string, tellFrom: string | null = null): Promise<string> {
  sources += 1
  await test.db.as(
    (trx) =>
      startPromises(trx, test.mette, {
        person: { id: test.emil, birthDate: '2009-03-14' },
        source: 'a-test',
        sourceId: String(sources),
        kinds: ['first-contact'],
        urgency: 'ordinary',
        ownerId: test.mette.id,
        startedAt: new Date(startedAt),
        tellFrom,
      }),
    systemIn(test.db.aalborg, 'promises'),
  )
  const [row] = await test.superuser('select max(id) as id from promise')
  return String(row?.id)
}

let late: string
let open: string
beforeAll(async () => {
  test = await workTest()
  leader = await newActor(test.db, 'Birgit Lund', ['team-leader'])
  const join = (actorId: string, kind: 'member' | 'leader') =>
    test.db.as(
      (trx) => joinUnit(trx, { unitId: test.team, actorId, kind, source: 'roll' }),
      systemIn(test.db.aalborg, 'import'),
    )
  await join(test.mette.id, 'member')
  await join(leader.id, 'leader')
  open = await promised('2026-11-23T09:00:00Z')
  late = await promised('2026-11-10T09:00:00Z')
})

describe('the list of what is promised', () => {
  it('has what is due first on top, and says how late it is', async () => {
    const { words } = await test.as(test.mette).open('/work/promises')
    expect(words).toMatch(/17\. november 2026 5 arbejdsdage over.*30\. november 2026/s)
    expect(words).toContain('Frist efter forbillede i BEK 1014/2019 § 10')
    expect((await test.as(test.mette).open('/work')).words).toContain('Det, vi har lovet 1 venter')
  })

  it('is one’s own; a leader also has the team’s', async () => {
    expect((await test.as(test.stranger).open('/work/promises')).words).toContain(
      'Der er ikke noget, der venter',
    )
    expect((await test.as(leader).open('/work/promises')).words).toContain('Der er ikke noget, der venter')
    expect((await test.as(leader).open('/work/promises?of=team')).words).toContain('Mette Krarup')
    expect((await test.as(test.stranger).open('/work/promises?of=team')).words).not.toContain('Mette Krarup')
  })

  it('leaves a row in the log with everybody who was on it', async () => {
    await test.log()
    await test.as(test.mette).open('/work/promises')
    expect(await test.log()).toMatchObject([
      { page: 'work.promises', action: 'list', subjects: [test.emil], tell_from: null },
    ])
  })

  it('is told without its reason while something on it may not be told yet', async () => {
    const id = await promised('2026-11-24T09:00:00Z', '2026-12-08')
    await test.log()
    await test.as(test.mette).open('/work/promises')
    expect(await test.log()).toMatchObject([{ page: 'work.promises', tell_from: '2026-12-08' }])
    await test.superuser(`update promise set tell_from = null where id = $1`, [id])
  })
})

describe('letting a promise go', () => {
  it('is the owner’s before its day, and the leader’s after it', async () => {
    const because = { because: 'not-reached' }
    const mine = await test.as(test.mette).fill(`/work/promises/${open}/excuse`, because)
    expect(mine.location).toBe('/work/promises?done=promiseExcused')
    const refused = await test.as(test.mette).fill(`/work/promises/${late}/excuse`, because)
    expect(refused.status).toBe(409)
    expect(refused.words).toContain('Din leder kan fritage for den')
    expect((await test.as(leader).fill(`/work/promises/${late}/excuse`, because)).status).toBe(303)
    expect((await test.as(leader).open(`/work/promises/${late}/excuse`)).status).toBe(404)
  })

  it('takes a reason, and is nobody else’s', async () => {
    const id = await promised('2026-11-24T09:00:00Z')
    expect((await test.as(test.mette).fill(`/work/promises/${id}/excuse`, {})).status).toBe(422)
    expect((await test.as(test.stranger).open(`/work/promises/${id}/excuse`)).status).toBe(404)
  })
})

describe('being away', () => {
  it('gives somebody else what one keeps and whom one is around, for those days', async () => {
    const filled = await test.as(test.mette).fill('/work/away', {
      substitute: test.stranger.id,
      from: '2026-11-24',
      until: '2026-11-30',
    })
    expect(filled.location).toBe('/work/away?done=awayPut')
    const substitute = await test.as(test.stranger).open('/work/promises')
    expect(substitute.words).toContain('Sanne Fjord for Mette Krarup')
    expect(substitute.words).toContain('Emil Thorup Krogh')
    expect((await test.as(test.stranger).open(`/work/people/${test.emil}`)).status).toBe(200)
    expect((await test.as(test.mette).open('/work/away')).words).toContain(
      'Mette Krarup er væk fra 24. november 2026 og tilbage 30. november 2026.',
    )
  })

  it.each([
    [{ substitute: '', from: '2026-12-01', until: '2026-12-02' }, 'Vælg, hvem der tager over'],
    [{ substitute: '1', from: '2026-11-23', until: '2026-12-02' }, 'i dag eller senere'],
    [{ substitute: '1', from: '2026-12-02', until: '2026-12-02' }, 'skal ligge efter'],
  ])('%j is refused, with a word why', async (form, words) => {
    const answer = await test.as(test.mette).fill('/work/away', form)
    expect(answer.status).toBe(422)
    expect(answer.words).toContain(words)
  })
})
