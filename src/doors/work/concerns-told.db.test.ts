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
  const concernsPage = () => `/me/people/${test.emil.id}/concerns`
  const mother = () => about(test.marianne, concernsPage())
  const young = () => about(test.emil.actor, concernsPage())

  it('are told by the rules: at once, after the first talk, or by a day; a parent when somebody informs them', async () => {
    const id = await newConcern({ told: 'no' })
    const [{ tell_from: from } = {}] = await test.rows('select tell_from::text from concern where id = $1', [
      id,
    ])
    // Ten working days after 24 November.
    expect(from).toBe('2026-12-08')
    const line = 'Nogen har været bekymret for dig'
    for (const page of ['/me', '/me/about']) expect(await about(test.emil.actor, page)).not.toContain(line)
    expect(await young()).toContain('Der er ikke noget her lige nu.')
    const custody = await test.as(test.mette).fill(`/work/concerns/${id}/custody`, { informed: 'yes' })
    expect(custody.status).toBe(303)
    expect(await mother()).toContain('Der er ikke noget her lige nu.')
    await step(id, 'talk')
    for (const page of ['/me', '/me/about']) expect(await about(test.emil.actor, page)).toContain(line)
    const his = await young()
    expect(his).toContain('24. november 2026 Limfjordsskolen skrev til os.')
    expect(his).toContain('Det handler om: Hvor tit du er der At du gerne vil noget andet')
    expect(his).toContain('Mette Krarup tager sig af det.')
    expect(his).toContain('I har holdt en samtale. Nu aftaler I, hvad der skal ske.')
    for (const never of [said.words, said.done_already]) expect(his).not.toContain(never)
    const hers = await mother()
    expect(hers).toContain('24. november 2026 Limfjordsskolen skrev til os.')
    for (const never of ['Hvor tit', said.words, said.their_words]) expect(hers).not.toContain(never)
    expect(await about(test.marianne, `/me/people/${test.emil.id}`)).toContain(
      'Nogen har været bekymret for Emil',
    )
    expect(
      (await test.rows('select kind from notice where actor_id = $1', [test.marianne.id])).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['concern-custody'])
  })

  it('say what they think of it: it stands beside it for who takes care of it, and not for the other or the school', async () => {
    const id = await newConcern({ told: 'yes' })
    const form = `/me/people/${test.emil.id}/wrong?about=concern&row=${id}`
    const says = 'Jeg er der hver dag nu.'
    const sent = await test.as(test.emil.actor).fill(form, { words: says })
    expect(sent.location).toBe(`${concernsPage()}?done=said`)
    expect(await young()).toContain(says)
    expect(await about(test.mette, `/work/concerns/${id}`)).toContain(`Sagt om bekymringen: ${says}`)
    expect(await mother()).not.toContain(says)
    // Hers is not informed of this one: she has nothing to say of it, and a number alone opens nothing.
    expect((await test.as(test.marianne).fill(form, { words: 'Jeg er enig.' })).status).toBe(404)
    const [{ id: hidden } = {}] = await test.rows(`select max(id) as id from concern`)
    const other = `/me/people/${test.emil.id}/wrong?about=concern&row=${Number(hidden) + 1}`
    expect((await test.as(test.emil.actor).fill(other, { words: says })).status).toBe(404)
    const without = { about: 'concern', row: '', words: says }
    expect((await test.as(test.emil.actor).send(form, without)).status).toBe(422)
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
