import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runJobAt } from '../../../test/support/jobs.ts'
import { newActor, relate } from '../../../test/support/people.ts'
import { handoverSilenceJob } from '../../features/handover/index.ts'
import { recordLeaving } from '../../features/users/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { asksOf, type ConcernTest, concernTest } from '../concerns.fixture.ts'

/* One contact person hands over to another: done when the one who takes over and the young person have said yes (domain §7). */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})
const { newConcern } = asksOf(() => test)

beforeEach(async () => {
  await test.rows(
    `truncate handover; delete from disclosure; delete from relation where kind in ('contact_person', 'referral', 'substitute');
     delete from promise_event; delete from promise; delete from concern_event; delete from concern; delete from notice`,
  )
  await relate(test.db, { personId: test.emil.id, with: { actorId: test.mette.id }, kind: 'contact_person' })
})

const emil = () => `/work/people/${test.emil.id}`
const draft = () => ({ to: test.omar.id, as: 'youth-guide', note: 'Emil vil helst have en sms.' })

async function propose(): Promise<string> {
  const sent = await test.as(test.mette).send(`${emil()}/hand-over`, draft())
  expect(sent.location).toBe(`${emil()}?done=handoverProposed`)
  const [row] = await test.rows('select max(id)::text as id from handover')
  return String(row?.id)
}
async function accept(id: string) {
  const { form } = await test.as(test.omar).open(`/work/handovers/${id}`)
  return test.as(test.omar).send(`/work/handovers/${id}/accept`, form)
}
async function agree() {
  const { form } = await test.as(test.emil.actor).open('/me/new-adult')
  return test.as(test.emil.actor).send('/me/new-adult/yes', form)
}
const contact = async () =>
  (
    await test.rows(
      `select actor.name || coalesce(', ' || contact_as, '') || case when valid_until <= today() then ' (før)' else '' end as who
       from relation join actor on actor.id = actor_id where relation.kind = 'contact_person' and person_id = $1 order by relation.id`,
      [test.emil.id],
    )
  ).map(({ who }) => who)
const promise = async () =>
  (
    await test.rows(
      `select due_on::text as due, coalesce(ended, 'open') as ended, promise_state(ended, because, done_at, changed_at, due_at) as state from promise
       where kind = 'handover' order by id desc limit 1`,
    )
  )[0]
const late = (days = 1) =>
  test.rows(`update promise set started_at = started_at - interval '20 days', due_on = today() - ${days}
    where kind = 'handover'`)
const silent = () => test.rows('update handover set silent_on = today()')

describe('a handover', () => {
  it('lets the one who is asked see whom it is about, and promises an answer within five working days', async () => {
    expect((await test.as(test.omar).open(emil())).status).toBe(404)
    const id = await propose()
    expect(await promise()).toEqual({ due: '2026-12-01', ended: 'open', state: 'open' })
    const page = await test.as(test.omar).open(`/work/handovers/${id}`)
    expect(page.words).toContain('Emil vil helst have en sms.')
    expect((await test.as(test.omar).open(emil())).words).toContain('Mette Krarup er kontaktperson.')
    expect(await test.rows(`select purpose, ended_at from disclosure`)).toEqual([
      { purpose: 'Ny kontaktperson', ended_at: null },
    ])
    const told = await test.rows('select actor_id::text as id, kind from notice order by kind')
    expect(told).toEqual([
      { id: test.emil.actor.id, kind: 'handover-asked' },
      { id: test.omar.id, kind: 'handover-proposed' },
    ])
    expect((await test.as(test.omar).open('/work')).words).toContain('Overdragelser 1 venter')
  })

  it.each(['receiver first', 'young person first'])('is done when both have said yes: %s', async (order) => {
    await newConcern()
    const id = await propose()
    const [first, second] = order === 'receiver first' ? [() => accept(id), agree] : [agree, () => accept(id)]
    expect((await first()).status).toBe(303)
    expect(await contact()).toEqual(['Mette Krarup'])
    expect((await second()).status).toBe(303)
    expect(await contact()).toEqual(['Mette Krarup (før)', 'Omar Friis, youth-guide'])
    expect(await promise()).toMatchObject({ state: 'kept' })
    expect(
      await test.rows(`select 1 from relation where kind = 'referral' and valid_until > today()`),
    ).toEqual([])
    // What was promised to the young person, and the concern about them, go along.
    expect(
      await test.rows(`select owner_id::text as id from promise where ended is null
        union select owner_id::text from concern`),
    ).toEqual([{ id: test.omar.id }])
    expect((await test.as(test.emil.actor).open('/me/new-adult')).words).toContain(
      'Omar Friis er din voksne hos os.',
    )
  })

  it('is asked of the young person also where the one who takes over was around them by a team alone', async () => {
    await test.as(test.mette).send(`${emil()}/hand-over`, { ...draft(), to: test.birgit.id })
    expect(await test.rows(`select 1 from relation where actor_id = $1`, [test.birgit.id])).toEqual([])
    expect((await test.as(test.emil.actor).open('/me/new-adult')).words).toContain('Birgit Lund')
    expect((await agree()).status).toBe(303)
    const [{ id } = {}] = await test.rows('select max(id)::text as id from handover')
    const { form } = await test.as(test.birgit).open(`/work/handovers/${String(id)}`)
    expect((await test.as(test.birgit).send(`/work/handovers/${String(id)}/accept`, form)).status).toBe(303)
    expect(await contact()).toEqual(['Mette Krarup (før)', 'Birgit Lund, youth-guide'])
    // And reads from whom to whom it went, when the first one is around them no more.
    expect((await test.as(test.emil.actor).open('/me/new-adult')).words).toContain(
      'Birgit Lund er din voksne',
    )
  })

  it('is done once where two say yes at the same moment', async () => {
    const id = await propose()
    const { form } = await test.as(test.omar).open(`/work/handovers/${id}`)
    const { form: own } = await test.as(test.emil.actor).open('/me/new-adult')
    const answers = await Promise.all([
      test.as(test.omar).send(`/work/handovers/${id}/accept`, form),
      test.as(test.emil.actor).send('/me/new-adult/yes', own),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await contact()).toEqual(['Mette Krarup (før)', 'Omar Friis, youth-guide'])
  })

  it('lets who stands in for the new contact person see the young person on the days of a holiday to come', async () => {
    await test.as(test.omar).fill('/work/away', {
      substitute: test.birgit.id,
      from: '2026-12-01',
      until: '2026-12-08',
    })
    const id = await propose()
    await accept(id)
    await agree()
    expect(
      await test.rows(
        `select actor_id::text as id, valid_from::text as from, valid_until::text as until from relation where kind = 'substitute'`,
      ),
    ).toEqual([{ id: test.birgit.id, from: '2026-12-01', until: '2026-12-08' }])
    await test.rows('delete from away')
  })

  it('is not there twice, and not for the same contact person', async () => {
    const same = await test.as(test.mette).send(`${emil()}/hand-over`, { ...draft(), to: test.mette.id })
    expect([same.status, same.words.includes('Vælg, hvem der skal overtage')]).toEqual([422, true])
    await propose()
    expect((await test.as(test.mette).open(`${emil()}/hand-over`)).status).toBe(404)
  })

  it('is proposed by the contact person and the leader, and by nobody else around the young person', async () => {
    const jonas = await newActor(test.db, 'Jonas Rask', ['caseworker'])
    await relate(test.db, {
      personId: test.emil.id,
      with: { actorId: jonas.id },
      kind: 'caseworker',
      basis: 'employment-act',
    })
    expect((await test.as(jonas).open(`${emil()}/hand-over`)).status).toBe(404)
    expect((await test.as(test.birgit).open(`${emil()}/hand-over`)).status).toBe(200)
    await test.rows(`delete from relation where kind = 'caseworker'`)
  })

  it('is nobody else’s to read or answer', async () => {
    const id = await propose()
    const stranger = await newActor(test.db, 'Sanne Fjord', ['counsellor'])
    expect((await test.as(stranger).open(`/work/handovers/${id}`)).status).toBe(404)
    expect((await test.as(test.mette).send(`/work/handovers/${id}/accept`, {})).status).toBe(404)
    expect((await test.as(test.marianne).open('/me/new-adult')).status).toBe(403)
    expect((await test.as(stranger).open('/work/handovers?of=team')).words).toContain('ingen overdragelser')
  })
})

describe('a no', () => {
  it('has a reason and leaves everything as it was', async () => {
    const id = await propose()
    const omar = test.as(test.omar)
    expect((await omar.fill(`/work/handovers/${id}/decline`, { because: '' })).status).toBe(422)
    const said = await omar.fill(`/work/handovers/${id}/decline`, { because: 'Jeg går på orlov.' })
    expect(said.location).toBe('/work/handovers?done=handoverDeclined')
    expect(await contact()).toEqual(['Mette Krarup'])
    expect(await promise()).toMatchObject({ state: 'void' })
    expect((await omar.open(emil())).status).toBe(404)
    expect((await test.as(test.mette).open(`/work/handovers/${id}`)).words).toContain('Jeg går på orlov.')
    expect((await test.as(test.emil.actor).open('/me/new-adult')).words).toContain(
      'Det blev ikke til noget. Mette Krarup er stadig din voksne.',
    )
  })

  it('that comes too late is an answer past its day', async () => {
    const id = await propose()
    await late()
    await test.as(test.omar).fill(`/work/handovers/${id}/decline`, { because: 'Jeg går på orlov.' })
    expect(await promise()).toMatchObject({ ended: 'done', state: 'broken' })
  })

  it('is also the contact person’s and the leader’s, who take it back', async () => {
    const id = await propose()
    expect((await test.as(test.omar).open(`/work/handovers/${id}/cancel`)).status).toBe(404)
    await test.as(test.mette).fill(`/work/handovers/${id}/cancel`, { because: 'Emil vil vente.' })
    expect(await contact()).toEqual(['Mette Krarup'])
    const again = await propose()
    await test.as(test.birgit).fill(`/work/handovers/${again}/cancel`, { because: 'Vi venter til foråret.' })
    expect((await test.rows('select ended from handover')).map(({ ended }) => ended)).toEqual([
      'cancelled',
      'cancelled',
    ])
  })
})

describe('the young person', () => {
  it('asks, and the contact person and the one who takes over hear of it', async () => {
    const id = await propose()
    const young = test.as(test.emil.actor)
    expect((await young.open('/me/about')).words).toContain('Vi vil gerne give dig en ny voksen.')
    const { form } = await young.open('/me/new-adult')
    expect((await young.send('/me/new-adult/ask', { ...form, words: '' })).status).toBe(422)
    const asked = await young.send('/me/new-adult/ask', { ...form, words: 'Må jeg møde Omar først?' })
    expect(asked.location).toBe('/me/new-adult?done=adultAsked')
    expect((await test.as(test.omar).open(`/work/handovers/${id}`)).words).toContain(
      'Må jeg møde Omar først?',
    )
    expect(await test.rows(`select count(*)::int as told from notice where kind = 'handover-news'`)).toEqual([
      { told: 2 },
    ])
    await accept(id)
    expect((await agree()).status).toBe(303)
    expect((await contact()).at(-1)).toBe('Omar Friis, youth-guide')
  })

  it('is not answered for by anybody: the database refuses it', async () => {
    await propose()
    const set = (actor: PersonActor, column: string) =>
      test.db.as(
        (trx) =>
          trx
            .updateTable('handover')
            .set({ [column]: new Date('2026-11-24T10:00:00Z'), changed_by: actor.id })
            .executeTakeFirstOrThrow(),
        actor,
      )
    await expect(set(test.omar, 'person_at')).rejects.toThrow('says it themselves')
    await expect(set(test.mette, 'receiver_at')).rejects.toThrow('says yes themselves')
    await expect(test.rows(`update handover set ended = 'done', ended_at = present()`)).rejects.toThrow(
      'done_when_both_said_yes',
    )
  })
})

describe('ten working days of silence', () => {
  const runAt = (instant: string) => runJobAt(test.db, handoverSilenceJob, instant)
  const told = () =>
    test.rows(`select actor_id::text as id from notice where kind = 'handover-silent' order by id`)

  it('go to the leader once, on the day and not before', async () => {
    await propose()
    await runAt('2026-12-07T23:59:00+01:00')
    expect(await told()).toEqual([])
    await runAt('2026-12-08T00:10:00+01:00')
    await runAt('2026-12-08T00:20:00+01:00')
    expect(await told()).toEqual([{ id: test.birgit.id }])
  })

  it('let the leader decide, with a reason that the young person reads', async () => {
    const id = await propose()
    const birgit = test.as(test.birgit)
    expect((await birgit.open(`/work/handovers/${id}/decide`)).status).toBe(404)
    await silent()
    await late(3)
    expect((await test.as(test.mette).open(`/work/handovers/${id}/decide`)).status).toBe(404)
    expect((await birgit.open('/work/handovers?of=team')).words).toContain('Lederen afgør')
    expect((await birgit.fill(`/work/handovers/${id}/decide`, { because: '' })).status).toBe(422)
    const because = 'Mette skifter arbejde, og Omar kender dig fra skolen.'
    const decided = await birgit.fill(`/work/handovers/${id}/decide`, { because })
    expect(decided.location).toBe('/work/handovers?done=handoverDecided')
    expect(await contact()).toEqual(['Mette Krarup (før)', 'Omar Friis, youth-guide'])
    expect(await promise()).toMatchObject({ state: 'broken' })
    const young = test.as(test.emil.actor)
    expect((await young.open('/me/about')).words).toContain('Du har fået en ny voksen. Læs hvorfor.')
    expect((await young.open('/me/new-adult')).words).toContain(because)
  })

  it('are not decided before their day by going past the page', async () => {
    await propose()
    await expect(
      test.db.as(
        (trx) =>
          trx
            .updateTable('handover')
            .set({
              decided_by: test.birgit.id,
              decided_because: 'Jeg vil ikke vente.',
              changed_by: test.birgit.id,
            })
            .executeTakeFirstOrThrow(),
        test.birgit,
      ),
    ).rejects.toThrow('ten working days')
  })
})

describe('somebody who leaves', () => {
  let admin: PersonActor
  beforeAll(async () => {
    admin = await newActor(test.db, 'Hanne Holm', ['administrator'])
  })
  const leave = (actor: PersonActor, on: string) =>
    test.db.as((trx) => recordLeaving(trx, admin, 'a test', { id: actor.id, on, today: '2026-11-24' }), admin)

  it('has given their young people to who stands in, with what they had promised them', async () => {
    const leaver = await newActor(test.db, 'Palle Bro', ['counsellor'])
    await test.rows(`update relation set actor_id = $1 where kind = 'contact_person'`, [leaver.id])
    await relate(test.db, { personId: test.emil.id, with: { actorId: test.omar.id }, kind: 'substitute' })
    await newConcern()
    await leave(leaver, '2026-11-24')
    expect(await contact()).toEqual(['Palle Bro (før)', 'Omar Friis'])
    expect(
      await test.rows(`select owner_id::text as id from promise where ended is null
        union select owner_id::text from concern`),
    ).toEqual([{ id: test.omar.id }])
    expect(
      await test.rows(`select actor_id::text as id from notice where kind = 'people-passed-on'`),
    ).toEqual([{ id: test.omar.id }])
  })

  it('has given them to the leader where nobody stands in, from the day on and not before', async () => {
    const id = await propose()
    await leave(test.mette, '2026-12-01')
    const relations = await test.rows(
      `select actor.name, valid_from::text as from, valid_until::text as until from relation
       join actor on actor.id = actor_id where relation.kind = 'contact_person' order by relation.id`,
    )
    expect(relations).toEqual([
      { name: 'Mette Krarup', from: '2026-11-24', until: '2026-12-01' },
      { name: 'Birgit Lund', from: '2026-12-01', until: null },
    ])
    expect(await test.rows('select ended from handover where id = $1', [id])).toEqual([
      { ended: 'overtaken' },
    ])
  })

  it('leaves a leader who sees them as a contact person does', async () => {
    await test.rows(`update relation set actor_id = $1 where kind = 'contact_person'`, [test.birgit.id])
    const page = await test.as(test.birgit).open(emil())
    expect(page.words).toContain('fordi du er kontaktperson for Emil')
  })
})
