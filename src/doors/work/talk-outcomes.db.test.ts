import { beforeAll, describe, expect, it } from 'vitest'
import { listAgreedSteps } from '../../features/talks/index.ts'
import { asksOf, type ConcernTest, concernTest } from '../concerns.fixture.ts'
import { talksOf } from '../talks.fixture.ts'

/* What comes of a talk: minutes that are a draft until they are shared, agreed steps that are followed up, and a concern that goes on. */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})
const { newTalk, setTime, end, told } = talksOf(() => test)
const { newConcern, state, promises } = asksOf(() => test)

/** A talk that was held, an hour ago. */
async function heldTalk(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const id = await newTalk({ people: `${test.lars.id}:school`, ...more })
  await setTime(id)
  await test.rows(`update talk set starts_at = present() - interval '1 hour' where id = $1`, [id])
  expect((await end(id, 'held')).status).toBe(303)
  return id
}
const mine = (id: string) => `/me/people/${test.emil.id}/talks?of=${id}`
/** The number of somebody on the list of a talk. */
const seatOf = async (talk: string, part: string): Promise<string> =>
  String(
    (await test.rows('select id from talk_participant where talk_id = $1 and part = $2', [talk, part]))[0]
      ?.id,
  )
const draft = 'Emil vil gerne prøve værkstedet.'

describe('minutes', () => {
  it('are a draft that only those see who arrange the talk, with every version, until they are shared', async () => {
    const id = await heldTalk()
    const mette = test.as(test.mette)
    expect((await mette.fill(`/work/talks/${id}/minutes`, { words: '' })).status).toBe(422)
    await mette.fill(`/work/talks/${id}/minutes`, { words: 'Emil vil prøve.' })
    const second = await mette.fill(`/work/talks/${id}/minutes`, { words: draft })
    expect(second.location).toBe(`/work/talks/${id}?done=minutesWritten`)
    const page = await mette.open(`/work/talks/${id}`)
    expect(page.words).toContain(draft)
    expect(page.words).toContain('En tidligere udgave Kladde 1')
    const others = [
      await test.as(test.emil.actor).open(mine(id)),
      await test.as(test.lars).open(`/school/talks/${id}`),
    ]
    for (const { status, words } of others) expect([status, words.includes('Emil vil')]).toEqual([200, false])
    expect((await mette.send(`/work/talks/${id}/share`, { version: '1' })).status).toBe(409)
    expect((await mette.send(`/work/talks/${id}/share`, { version: '2' })).status).toBe(303)
    expect((await mette.send(`/work/talks/${id}/share`, { version: '2' })).status).toBe(409)
    expect((await test.as(test.emil.actor).open(mine(id))).words).toContain(draft)
    expect((await test.as(test.lars).open(`/school/talks/${id}`)).words).toContain(draft)
    expect(await told(`${id} minutes 2`)).toEqual([
      'Emil: talk-minutes',
      'Marianne Thorup Krogh: talk-minutes',
      'Lars Lærer: talk-minutes',
    ])
    await expect(
      test.rows(`update talk_minutes set shared_at = null, shared_by = null where talk_id = $1`, [id]),
    ).rejects.toMatchObject({ code: '23001' })
  })

  it('are not read by a holder of custody of somebody of 15 or more, who sees when the talk was (L-09)', async () => {
    const id = await heldTalk()
    await test.as(test.mette).fill(`/work/talks/${id}/minutes`, { words: 'Kun for Emil.' })
    await test.as(test.mette).send(`/work/talks/${id}/share`, { version: '1' })
    const page = await test.as(test.marianne).open(mine(id))
    expect(page.html).toContain(`talk-${id}`)
    expect(page.words).not.toContain('Kun for Emil.')
  })
})

describe('an agreed step', () => {
  it('has who does it and a day, stands on the person page and in the list of who follows it up, and is done once', async () => {
    const id = await heldTalk()
    const mette = test.as(test.mette)
    const form = `/work/talks/${id}/new-step`
    const young = await seatOf(id, 'young-person')
    expect(
      (await mette.fill(form, { what: 'Besøge værkstedet', who: young, due_on: '2026-11-23' })).words,
    ).toContain('Vælg en dag, der ikke er gået')
    expect(
      (await mette.fill(form, { what: 'Besøge værkstedet', who: '999', due_on: '2026-12-04' })).status,
    ).toBe(422)
    expect(
      (await mette.fill(form, { what: 'Besøge værkstedet', who: young, due_on: '2026-12-04' })).location,
    ).toBe(`/work/talks/${id}?done=stepAgreed`)
    const line = 'Besøge værkstedet Emil Thorup Krogh 4. december 2026 Ikke gjort endnu'
    expect((await mette.open(`/work/people/${test.emil.id}`)).words).toContain(line)
    expect((await mette.open('/work/talks')).words).toContain(line)
    const emil = test.as(test.emil.actor)
    expect((await emil.open(mine(id))).words).toContain(line)
    // It is not the school's step.
    expect((await test.as(test.lars).open(`/school/talks/${id}`)).words).not.toContain('Besøge')
    const steps = await test.db.as((trx) => listAgreedSteps(trx, test.emil.id), test.mette)
    expect(steps).toMatchObject([{ what: 'Besøge værkstedet', who: 'Emil Thorup Krogh', state: 'open' }])
    const at = `/me/people/${test.emil.id}/talks/${id}/steps/${steps[0]?.id}`
    expect((await emil.send(at, { state: 'done' })).location).toContain('done=talk')
    expect((await emil.send(at, { state: 'done' })).status).toBe(409)
    expect((await mette.open('/work/talks')).words).not.toContain('Besøge værkstedet')
  })

  it('that is the school’s own shows there, and is theirs to say done; nobody else’s is', async () => {
    const id = await heldTalk()
    const mette = test.as(test.mette)
    for (const [what, part] of [
      ['Finde en makker', 'school'],
      ['Ringe på mandag', 'contact'],
    ] as const)
      await mette.fill(`/work/talks/${id}/new-step`, {
        what,
        who: await seatOf(id, part),
        due_on: '2026-12-04',
      })
    const lars = test.as(test.lars)
    const page = await lars.open(`/school/talks/${id}`)
    expect([page.words.includes('Finde en makker'), page.words.includes('Ringe på mandag')]).toEqual([
      true,
      false,
    ])
    const rows = await test.rows('select id, what from talk_step where talk_id = $1 order by id', [id])
    const [school, ours] = rows.map(({ id: step }) => `/school/talks/${id}/steps/${step}`)
    expect((await lars.send(String(ours), { state: 'done' })).status).toBe(404)
    expect((await lars.send(String(school), { state: 'done' })).status).toBe(303)
    const own = `/work/talks/${id}/steps/${rows[1]?.id}`
    expect((await mette.fill(own, { state: 'not-needed' })).words).toContain('Skriv hvorfor')
    await mette.fill(own, { state: 'not-needed', because: 'Emil ringede selv.' })
    expect((await mette.open(`/work/talks/${id}`)).words).toContain(
      'Ikke brug for det mere: Emil ringede selv.',
    )
    await expect(
      test.rows(`update talk_step set state = 'done', because = null where talk_id = $1`, [id]),
    ).rejects.toMatchObject({ code: '23001' })
  })
})

describe('a talk that answers a concern', () => {
  it('takes it up when it is booked, marks it talked about when it was held, and agreed when a step is', async () => {
    const concern = await newConcern()
    const page = await test.as(test.mette).open(`/work/concerns/${concern}`)
    expect(page.html).toContain(`/work/people/${test.emil.id}/new-talk?concern=${concern}`)
    const id = await newTalk({ concern })
    expect(await state(concern)).toEqual({ state: 'received', answered: false })
    await setTime(id)
    expect(await state(concern)).toEqual({ state: 'owned', answered: false })
    expect(await promises(concern)).toEqual(['acknowledge: kept', 'named-owner: kept', 'first-contact: open'])
    await test.rows(`update talk set starts_at = present() where id = $1`, [id])
    await end(id, 'held')
    expect(await state(concern)).toEqual({ state: 'talk-held', answered: true })
    expect(await promises(concern)).toEqual(['acknowledge: kept', 'named-owner: kept', 'first-contact: kept'])
    const who = await seatOf(id, 'young-person')
    await test
      .as(test.mette)
      .fill(`/work/talks/${id}/new-step`, { what: 'Møde på mandag', who, due_on: '2026-12-04' })
    expect(await state(concern)).toEqual({ state: 'action-agreed', answered: true })
  })

  it('leaves it where it was when the talk did not take place', async () => {
    const concern = await newConcern()
    const id = await newTalk({ concern })
    await setTime(id)
    await test.rows(`update talk set starts_at = present() where id = $1`, [id])
    await end(id, 'not-held')
    expect(await state(concern)).toEqual({ state: 'owned', answered: false })
    expect(await promises(concern)).toContain('first-contact: open')
  })

  it('says nothing of it to the young person, who is not told of it yet', async () => {
    const concern = await newConcern()
    const id = await newTalk({ concern })
    const { html } = await test.as(test.emil.actor).open(mine(id))
    expect(html.split(`id="talk-${id}"`)).toHaveLength(2)
    // The door has a page about concerns for everybody, whether or not there is one: its link is the only mention.
    expect(html.toLowerCase().split('bekymring')).toHaveLength(2)
  })

  it('is of the same young person', async () => {
    const path = `/work/people/${test.emil.id}/new-talk`
    expect((await test.as(test.mette).open(`${path}?concern=999999`)).status).toBe(404)
  })
})
