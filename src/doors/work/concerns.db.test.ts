import { beforeAll, describe, expect, it } from 'vitest'
import { ofTheRequest, recordStatements } from '../../../test/support/recorded-statements.ts'
import { at } from '../../../test/support/time.ts'
import { escalateJob } from '../../features/promises/index.ts'
import { writeNote } from '../../features/young-people/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { asksOf, type ConcernTest, concernTest, said } from '../concerns.fixture.ts'

/* What is done about a concern: acknowledged, owned, in contact, agreed, closed with an outcome; merged, sent on (domain §5). */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})

const { newConcern, step, state, promises } = asksOf(() => test)

describe('a concern', () => {
  it('goes on step by step, and each step keeps what was promised for it', async () => {
    const id = await newConcern()
    const mette = test.as(test.mette)
    expect((await mette.open('/work')).words).toContain('Bekymringer 1 venter')
    const list = await mette.open('/work/concerns')
    expect(list.words).toContain('Emil Thorup Krogh Modtaget Ubesvaret')
    const page = await mette.open(`/work/concerns/${id}`)
    for (const words of [said.words, said.their_words, said.done_already, 'Lars Lærer, Limfjordsskolen'])
      expect(page.words).toContain(words)
    await step(id, 'acknowledge')
    expect(await promises(id)).toEqual(['acknowledge: kept', 'named-owner: open', 'first-contact: open'])
    await step(id, 'own')
    expect(await promises(id)).toEqual(['acknowledge: kept', 'named-owner: kept', 'first-contact: open'])
    expect(await state(id)).toEqual({ state: 'owned', answered: false })
    await step(id, 'contact')
    expect(await promises(id)).toEqual(['acknowledge: kept', 'named-owner: kept', 'first-contact: kept'])
    expect(await state(id)).toEqual({ state: 'in-contact', answered: true })
    await step(id, 'talk')
    await step(id, 'agree')
    const closed = await mette.fill(`/work/concerns/${id}/close`, { outcome: 'changes-programme' })
    expect(closed.location).toBe(`/work/concerns/${id}?done=concernClosed`)
    expect(await state(id)).toEqual({ state: 'closed', answered: true })
    expect((await mette.open(closed.location)).words).toContain('Afsluttet: Skifter uddannelse')
    const happened = await test.rows('select type from concern_event where concern_id = $1 order by id', [id])
    expect(happened.map(({ type }) => type)).toEqual([
      'received',
      'acknowledged',
      'owned',
      'contact',
      'answered',
      'talk',
      'agreed',
      'closed',
    ])
  })

  it('in the wrong order takes the earlier steps along', async () => {
    const id = await newConcern()
    await step(id, 'agree')
    expect(await state(id)).toEqual({ state: 'action-agreed', answered: true })
    expect(await promises(id)).toEqual(['acknowledge: kept', 'named-owner: kept', 'first-contact: kept'])
  })

  it('is changed once where two change it at once', async () => {
    const id = await newConcern()
    const mette = test.as(test.mette)
    const [one, other] = [await mette.open(`/work/concerns/${id}`), await mette.open(`/work/concerns/${id}`)]
    const send = (form: typeof one.form, name: string) =>
      mette.send(`/work/concerns/${id}/step`, { ...form, step: name })
    const answers = await Promise.all([send(one.form, 'own'), send(other.form, 'acknowledge')])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const refused = answers.find(({ status }) => status === 409)
    expect(refused?.words).toContain('En kollega har lige rettet det')
  })

  it('is closed with an outcome, and with none of somebody whom nobody has talked with but two', async () => {
    const id = await newConcern()
    const mette = test.as(test.mette)
    expect((await mette.fill(`/work/concerns/${id}/close`, {})).status).toBe(422)
    const early = await mette.fill(`/work/concerns/${id}/close`, { outcome: 'stays-with-support' })
    expect([early.status, early.words.includes('når I har haft kontakt')]).toEqual([422, true])
    await expect(
      test.rows(`update concern set closed_at = present(), outcome = 'stays-with-support' where id = $1`, [
        id,
      ]),
    ).rejects.toMatchObject({ code: '23514' })
    const paused = await mette.fill(`/work/concerns/${id}/close`, { outcome: 'paused', return_on: '' })
    expect(paused.words).toContain('Vælg den dag, pausen slutter')
    expect((await mette.fill(`/work/concerns/${id}/close`, { outcome: 'not-reached' })).status).toBe(303)
    expect(await promises(id)).toEqual([
      'acknowledge: kept',
      'named-owner: kept',
      'first-contact: not-reached',
    ])
    await expect(
      test.rows(`update concern set outcome = 'no-ground' where id = $1`, [id]),
    ).rejects.toMatchObject({ code: '23001' })
  })

  it('is answered by any note that is written, and no promise of contact is kept by that', async () => {
    const id = await newConcern()
    const note = await test.db.as(
      (trx) =>
        writeNote(trx, test.mette, 'test', {
          personId: test.emil.id,
          kind: 'phone',
          restricted: false,
          happenedOn: '2026-11-24',
          words: 'Ringede, og aftalte at tale sammen.',
        }),
      test.mette,
    )
    const mette = test.as(test.mette)
    expect((await mette.open(`/work/concerns/${id}`)).words).toContain('Telefon, 24. november 2026')
    expect((await mette.send(`/work/concerns/${id}/answer`, { note: '' })).status).toBe(422)
    expect((await mette.send(`/work/concerns/${id}/answer`, { note: '999999' })).status).toBe(422)
    expect((await mette.send(`/work/concerns/${id}/answer`, { note })).status).toBe(303)
    expect(await state(id)).toEqual({ state: 'received', answered: true })
    expect(await promises(id)).toContain('first-contact: open')
  })

  it('takes a day on which contact was made, but none before it came or ahead', async () => {
    const id = await newConcern()
    for (const on of ['2026-11-23', '2026-11-25'])
      expect((await step(id, 'contact', test.mette, on)).words).toContain('Vælg en dag fra den dag')
    expect((await step(id, 'contact', test.mette, '2026-11-24')).status).toBe(303)
  })
})

describe('a concern that is somebody else’s to take up', () => {
  it('is there for its owner, their leader, and who is around the young person; for nobody else', async () => {
    const id = await newConcern()
    expect((await test.as(test.birgit).open(`/work/concerns/${id}`)).status).toBe(200)
    expect((await test.as(test.birgit).open('/work/concerns?of=team')).words).toContain('Mette Krarup')
    expect((await test.as(test.omar).open(`/work/concerns/${id}`)).status).toBe(404)
    const steal = { step: 'own', version: '1' }
    expect((await test.as(test.omar).send(`/work/concerns/${id}/step`, steal)).status).toBe(404)
    for (const who of [test.lars, test.stine])
      expect((await test.as(who).open(`/work/concerns/${id}`)).status).toBe(403)
  })

  it('is given to a named colleague, who hears of it, gets its days, and is let in with a share on record', async () => {
    const id = await newConcern()
    const given = await test.as(test.birgit).fill(`/work/concerns/${id}/owner`, { owner: test.omar.id })
    expect(given.location).toBe('/work/concerns?done=concernGiven')
    const omar = test.as(test.omar)
    expect((await omar.open(`/work/concerns/${id}`)).words).toContain(said.words)
    expect((await omar.open(`/work/people/${test.emil.id}`)).status).toBe(200)
    const owners = await test.rows(
      `select distinct owner_id from promise where source = 'concern' and source_id = $1 and ended is null`,
      [id],
    )
    expect(owners).toEqual([{ owner_id: test.omar.id }])
    expect(
      await test.rows(`select purpose, giver_system from disclosure where receiver_actor_id = $1`, [
        test.omar.id,
      ]),
    ).toEqual([{ purpose: 'Vejledning', giver_system: 'concerns' }])
    expect(await test.rows(`select kind, link_da from notice where actor_id = $1`, [test.omar.id])).toEqual([
      { kind: 'concern-arrived', link_da: `/work/concerns/${id}` },
    ])
  })

  it('goes on in another one about the same young person that is as urgent, and both reporters follow it', async () => {
    const [first, second, urgent] = [
      await newConcern(),
      await newConcern(),
      await newConcern({ urgency: 'today' }),
    ]
    const mette = test.as(test.mette)
    const wrong = await mette.fill(`/work/concerns/${urgent}/merge`, { into: first })
    expect([wrong.status, wrong.words.includes('Saml dem den anden vej')]).toEqual([409, true])
    expect((await mette.fill(`/work/concerns/${second}/merge`, { into: first })).status).toBe(303)
    expect(await state(second)).toEqual({ state: 'merged', answered: true })
    expect(await promises(second)).toEqual([
      'acknowledge: kept',
      'named-owner: one-of-two',
      'first-contact: one-of-two',
    ])
    expect((await mette.fill(`/work/concerns/${first}/merge`, { into: urgent })).status).toBe(303)
    await step(urgent, 'own')
    for (const id of [first, second])
      expect((await test.as(test.lars).open(`/school/concerns/${id}`)).words).toContain(
        'Mette Krarup tager sig af det',
      )
  })

  it('is sent on where it is not ours, and is not broken by that', async () => {
    const id = await newConcern()
    const sent = await test
      .as(test.mette)
      .fill(`/work/concerns/${id}/redirect`, { to: 'Skolens egen vejleder' })
    expect(sent.status).toBe(303)
    expect(await promises(id)).toEqual([
      'acknowledge: kept',
      'named-owner: redirected',
      'first-contact: redirected',
    ])
    expect((await test.as(test.mette).open(`/work/concerns/${id}`)).words).toContain(
      'Sendt videre til: Skolens egen vejleder',
    )
  })

  it('is ended by nobody who has broken a promise of it, in whatever way: their leader does that', async () => {
    const [id, other] = [await newConcern(), await newConcern()]
    await test.rows(
      `update promise set due_on = '2026-11-20' where kind = 'first-contact' and source = 'concern' and source_id = $1`,
      [id],
    )
    const ways = [
      ['close', { outcome: 'no-ground' }],
      ['close', { outcome: 'not-reached' }],
      ['merge', { into: other }],
      ['redirect', { to: 'Skolens egen vejleder' }],
    ] as const
    for (const [way, form] of ways) {
      const refused = await test.as(test.mette).fill(`/work/concerns/${id}/${way}`, form)
      expect([way, refused.status, refused.words.includes('Din leder kan afslutte det.')]).toEqual([
        way,
        409,
        true,
      ])
    }
    expect(await state(id)).toEqual({ state: 'received', answered: false })
    await expect(
      test.rows(
        `update promise set ended = 'void', because = 'mistake', changed_by = owner_id
         where kind = 'first-contact' and source = 'concern' and source_id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ code: '42501' })
    const closed = await test.as(test.birgit).fill(`/work/concerns/${id}/close`, { outcome: 'no-ground' })
    expect(closed.status).toBe(303)
    expect(await promises(id)).toEqual(['acknowledge: kept', 'named-owner: kept', 'first-contact: mistake'])
  })

  it('about somebody unknown is found by name and birthday, and what was written to find them goes', async () => {
    const lars = test.as(test.lars)
    const named = { person: '', name: 'Emil Thorup Krogh', birth_date: '2009-03-14', class: '9.b' }
    const what = (await lars.send('/school/new-concern', named)).location
    const told = (await lars.send(what, said)).location
    const id = /(\d+)\?/.exec((await lars.send(told, said)).location)?.[1] ?? ''
    const birgit = test.as(test.birgit)
    expect((await birgit.open(`/work/concerns/${id}`)).words).toContain('Der står: Emil Thorup Krogh.')
    const wrong = await birgit.fill(`/work/concerns/${id}/match`, { birth_date: '2009-03-15' })
    expect([wrong.status, wrong.words.includes('Vi fandt ikke én')]).toEqual([409, true])
    expect((await birgit.fill(`/work/concerns/${id}/match`)).status).toBe(303)
    expect(
      await test.rows('select person_id, said_name, said_birth_date, said_class from concern where id = $1', [
        id,
      ]),
    ).toEqual([{ person_id: test.emil.id, said_name: null, said_birth_date: null, said_class: null }])
    expect(
      await test.rows(`select distinct person_id from promise where source = 'concern' and source_id = $1`, [
        id,
      ]),
    ).toEqual([{ person_id: test.emil.id }])
    expect((await birgit.open(`/work/concerns/${id}/match`)).status).toBe(404)
  })
})

describe('reporting from the work door', () => {
  it('is the same, of one’s own young people, under the municipality’s own law', async () => {
    const mette = test.as(test.mette)
    const what = (await mette.fill('/work/new-report', { person: test.emil.id })).location
    const told = (await mette.fill(what, said)).location
    const receipt = (await mette.fill(told, said)).location
    expect(receipt).toMatch(/^\/work\/reports\/\d+\?done=sent$/)
    expect((await mette.open(receipt)).words).toContain('Dit nummer er')
    const [concern] = await test.rows('select basis from concern where id = $1', [
      /(\d+)\?/.exec(receipt)?.[1] ?? '',
    ])
    expect(concern).toEqual({ basis: 'within-authority' })
    expect((await test.as(test.omar).send('/work/new-report', { person: test.classId })).status).toBe(422)
  })
})

describe('a concern that nobody does anything about', () => {
  it('never expires: it is told to the leader, and is still open a year later', async () => {
    const id = await newConcern()
    const promisesTask = systemIn(test.db.aalborg, 'promises')
    const run = (instant: string) =>
      escalateJob.handle(
        {
          id: 'a job of the test',
          municipality: test.db.aalborg,
          ids: {},
          isLastAttempt: false,
          signal: new AbortController().signal,
          inTransaction: (_, work) => at(test.db, instant, promisesTask, work),
        },
        undefined,
      )
    const told = async () =>
      (
        await test.rows(
          `select step.step, promise.kind from promise_escalation step join promise on promise.id = promise_id
           where source = 'concern' and source_id = $1 order by 1, promise.id`,
          [id],
        )
      ).map(({ step: number, kind }) => `${kind} ${number}`)
    await run('2026-11-25T23:59:00+01:00')
    expect(await told()).toEqual([])
    await run('2026-11-26T00:10:00+01:00')
    expect(await told()).toEqual(['acknowledge 1', 'named-owner 1'])
    const birgits = await test.rows(
      `select distinct kind from notice where actor_id = $1 and kind = 'promise-broken'`,
      [test.birgit.id],
    )
    expect(birgits).toHaveLength(1)
    await run('2027-11-26T00:10:00+01:00')
    expect(await told()).toHaveLength(6)
    expect(await state(id)).toEqual({ state: 'received', answered: false })
    const late = await test.as(test.mette).open('/work/concerns')
    expect(late.words).toContain('Ubesvaret')
  })
})

describe('the pages', () => {
  it('send at most 12 statements each', async () => {
    const record = recordStatements(test.db.database.pool)
    const id = await newConcern()
    const counts: Record<string, number> = {}
    for (const path of [
      '/work/concerns',
      `/work/concerns/${id}`,
      `/work/concerns/${id}/close`,
      `/work/concerns/${id}/merge`,
      '/work/promises',
      '/work/reports',
      '/work/new-report',
    ]) {
      record.conversations.length = 0
      expect((await test.as(test.mette).open(path)).status).toBe(200)
      counts[path] = ofTheRequest(record.conversations).flat().length
    }
    expect(Object.entries(counts).filter(([, count]) => count > 12)).toEqual([])
  })
})
