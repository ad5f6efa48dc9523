import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '../../platform/access/actor.ts'
import { asksOf, type ConcernTest, concernTest, said } from '../concerns.fixture.ts'

/* Whom it is about and who has custody: what they are told of a concern, and when (domain §5). */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})

const { newConcern, step } = asksOf(() => test)

describe('the young person and the holder of custody', () => {
  const about = async (actor: PersonActor, path: string) => (await test.as(actor).open(path)).words
  const mother = () => about(test.marianne, `/me/people/${test.emil.id}`)

  it('are told by the rules: at once, after the first talk, or by a day; a parent when somebody informs them', async () => {
    const id = await newConcern({ told: 'no' })
    const [{ tell_from: from } = {}] = await test.rows('select tell_from::text from concern where id = $1', [
      id,
    ])
    // Ten working days after 24 November.
    expect(from).toBe('2026-12-08')
    const heading = 'Nogen har delt en bekymring'
    expect(await about(test.emil.actor, '/me/about')).not.toContain(heading)
    const custody = await test.as(test.mette).fill(`/work/concerns/${id}/custody`, { informed: 'yes' })
    expect(custody.status).toBe(303)
    expect(await mother()).not.toContain(heading)
    await step(id, 'talk')
    expect(await about(test.emil.actor, '/me/about')).toContain('Det handler om: fravær, vil noget andet.')
    const hers = await mother()
    expect(hers).toContain('Limfjordsskolen delte en bekymring 24. november 2026')
    for (const never of ['fravær', said.words, said.their_words]) expect(hers).not.toContain(never)
    expect(
      (await test.rows('select kind from notice where actor_id = $1', [test.marianne.id])).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['concern-custody'])
  })

  it('see it at once where the reporter has told them', async () => {
    const id = await newConcern({ told: 'yes' })
    expect(await test.rows('select tell_from::text from concern where id = $1', [id])).toEqual([
      { tell_from: '2026-11-24' },
    ])
  })

  it('are not informed without a reason on record', async () => {
    const id = await newConcern()
    const mette = test.as(test.mette)
    const because = 'Den unge har bedt om at sige det selv først.'
    expect((await mette.fill(`/work/concerns/${id}/custody`, { informed: 'no', because: '' })).status).toBe(
      422,
    )
    expect((await mette.fill(`/work/concerns/${id}/custody`, { informed: 'no', because })).status).toBe(303)
    expect((await mette.open(`/work/concerns/${id}`)).words).toContain(because)
  })

  it('learn of looks and of the history only when they may learn of the concern', async () => {
    const id = await newConcern({ told: 'no' })
    await test.as(test.mette).open(`/work/concerns/${id}`)
    const seen = () =>
      test.db.as(
        async (trx) =>
          (await trx.selectFrom('person_event').select('data').execute()).filter(({ data }) =>
            JSON.stringify(data).includes(`"concern":"${id}"`),
          ).length,
        test.emil.actor,
      )
    expect(await seen()).toBe(0)
    const [look] = await test.rows(
      `select tell_from::text from access_log where page = 'work.concern' order by id desc limit 1`,
    )
    expect(look).toEqual({ tell_from: '2026-12-08' })
    expect((await test.as(test.emil.actor).open(`/me/people/${test.emil.id}/log`)).words).toContain(
      'Hvorfor kommer her den 8. december 2026',
    )
    await step(id, 'talk')
    expect(await seen()).toBeGreaterThan(0)
  })
})
