import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, relate } from '../../../test/support/people.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type ConcernTest, concernTest } from '../concerns.fixture.ts'

/* The effort of a youth guide: begun with what it is for, reviewed in a rhythm of its own, ended with a reason (domain §7). */

let test: ConcernTest
let guide: PersonActor
beforeAll(async () => {
  test = await concernTest()
  guide = await newActor(test.db, 'Goran Guide', ['youth-guide'])
  await relate(test.db, { personId: test.emil.id, with: { actorId: test.mette.id }, kind: 'contact_person' })
})

const path = () => `/work/people/${test.emil.id}/youth-guide`
const reviews = () =>
  test.rows(
    `select due_on::text as due, promise_state(ended, because, done_at, changed_at, due_at) as state, actor.name as owner from promise
     join actor on actor.id = owner_id where kind = 'plan-review' order by promise.id`,
  )

describe('a youth guide’s effort', () => {
  it('begins with somebody who is a youth guide, and promises a review within a month', async () => {
    const mette = test.as(test.mette)
    expect((await mette.open(path())).status).toBe(404)
    const purpose = 'At komme i gang om morgenen'
    const wrong = await mette.send(`${path()}/begin`, { guide: test.omar.id, purpose })
    expect([wrong.status, wrong.words.includes('Vælg en ungeguide.')]).toEqual([422, true])
    expect((await test.as(guide).open(`/work/people/${test.emil.id}`)).status).toBe(404)
    const begun = await mette.send(`${path()}/begin`, { guide: guide.id, purpose })
    expect(begun.location).toBe(`/work/people/${test.emil.id}?done=guideBegun`)
    expect((await test.as(guide).open(`/work/people/${test.emil.id}`)).status).toBe(200)
    expect(await reviews()).toEqual([{ due: '2026-12-24', state: 'open', owner: 'Goran Guide' }])
    expect((await mette.send(`${path()}/begin`, { guide: guide.id, purpose })).status).toBe(404)
  })

  it('is reviewed, which keeps the promise and gives the next one', async () => {
    const goran = test.as(guide)
    expect((await goran.send(path(), { held_on: '2026-11-25', words: 'Vi tog bussen.' })).status).toBe(422)
    const words = 'Vi tog bussen sammen. I morgen prøver Emil selv.'
    expect((await goran.fill(path(), { words })).location).toBe(`${path()}?done=guideReviewed`)
    expect(await reviews()).toEqual([
      { due: '2026-12-24', state: 'kept', owner: 'Goran Guide' },
      { due: '2026-12-24', state: 'open', owner: 'Goran Guide' },
    ])
    expect((await test.as(test.mette).open(path())).words).toContain(words)
  })

  it('is ended with a reason, and by its own guide not while a review is past its day', async () => {
    await test.rows(
      `update promise set started_at = started_at - interval '60 days', due_on = '2026-11-02'
       where kind = 'plan-review' and ended is null`,
    )
    const refused = await test.as(guide).fill(`${path()}/end`, { because: 'Emil klarer det selv.' })
    expect([refused.status, refused.words.includes('lad din leder slutte')]).toEqual([409, true])
    expect((await test.as(test.mette).fill(`${path()}/end`, { because: '' })).status).toBe(422)
    const ended = await test.as(test.mette).fill(`${path()}/end`, { because: 'Emil klarer det selv.' })
    expect(ended.location).toBe(`/work/people/${test.emil.id}?done=guideEnded`)
    expect((await test.as(guide).open(`/work/people/${test.emil.id}`)).status).toBe(404)
    // It was late when it fell away, and stays so in the figures.
    expect((await reviews()).at(-1)).toMatchObject({ state: 'broken' })
  })
})
