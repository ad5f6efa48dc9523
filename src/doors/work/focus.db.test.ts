import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../platform/days.ts'
import { localDate } from '../../platform/time.ts'
import { type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
let today: string
beforeAll(async () => {
  test = await workTest()
  // Pages and database have the same day.
  test.pages.now.today = new Date()
  today = localDate(test.pages.now.today)
})

const page = (rest = '') => `/work/people/${test.emil}${rest}`
const because = 'Emil sover dårligt og har brug for én, der ringer hver uge.'

describe('a special focus', () => {
  it('is set by somebody with a name, a reason and a day to look again', async () => {
    const empty = await test.as(test.mette).send(page('/special-focus'), { because: '', review_on: '' })
    expect(empty.status).toBe(422)
    expect(empty.words).toContain('Vælg den dag, I ser på det igen.')
    const never = { because, review_on: addDays(today, 400) }
    expect((await test.as(test.mette).fill(page('/special-focus'), never)).words).toContain(
      'Dagen skal ligge efter i dag og inden for et år.',
    )
    const answer = await test
      .as(test.mette)
      .fill(page('/special-focus'), { because, review_on: addDays(today, 60) })
    expect(answer.location).toBe(`${page()}?done=focusMarked`)
    const shown = await test.as(test.jonas).open(page())
    expect(shown.words).toContain('Sat af Mette Krarup')
    expect(shown.words).toContain(because)
    expect(shown.words).toContain('Mette Krarup satte et særligt fokus.')
  })

  it('stands once, and is lifted with a reason; that it stood stays', async () => {
    const again = await test
      .as(test.jonas)
      .fill(page('/special-focus'), { because: 'Endnu en gang.', review_on: addDays(today, 30) })
    expect(again.status).toBe(409)
    expect(again.words).toContain('Der er allerede et særligt fokus.')
    const lifted = await test
      .as(test.jonas)
      .fill(page('/special-focus/lift'), { because: 'Det går godt igen.' })
    expect(lifted.location).toBe(`${page()}?done=focusLifted`)
    expect((await test.as(test.mette).open(page())).words).not.toContain(because)
    expect((await test.as(test.mette).open(page('/special-focus/lift'))).status).toBe(404)
    expect(
      await test.superuser(
        `select because, lifted_because, marked_by is not null as marked, lifted_by is not null as lifted
         from special_focus where person_id = $1`,
        [test.emil],
      ),
    ).toEqual([{ because, lifted_because: 'Det går godt igen.', marked: true, lifted: true }])
  })
})
