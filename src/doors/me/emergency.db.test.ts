import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testKeyRing } from '../../../test/support/keys.ts'
import { type LogTest, logTest } from '../../../test/support/log-test.ts'
import { guidanceCentre, newActor } from '../../../test/support/people.ts'
import { type TestVisitor, visitedPages } from '../../../test/support/visitors.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { workPages } from '../work/index.ts'
import { mePages } from './index.ts'

/* That somebody opened the page in an emergency is told to the young person where they cannot overlook it. */

let test: LogTest
let visit: (actor: PersonActor) => TestVisitor
let superuser: pg.Client
const because = 'Der er ild i huset.'
beforeAll(async () => {
  test = await logTest()
  visit = visitedPages(test.db, [
    ...mePages,
    ...workPages({ secret: randomBytes(32), keys: testKeyRing() }),
  ]).as
  superuser = new pg.Client(test.db.superuser)
  await superuser.connect()
  await superuser.query('set search_path = m_851, reference')
})
afterAll(() => superuser.end())

const said = 'Nogen åbnede din side i nød'

describe('an emergency', () => {
  it('stands first on the front page: when, from which unit, and why', async () => {
    expect((await visit(test.young).open('/me')).words).not.toContain(said)
    const stranger: PersonActor = {
      ...(await newActor(test.db, 'Signe Fremmednavn', ['counsellor'])),
      organisation: guidanceCentre.name,
    }
    const opened = await visit(stranger).fill('/work/break-glass', {
      because,
      name: 'Emil Thorup Krogh',
      birth_date: '2010-06-15',
    })
    expect(opened.location).toBe(`/work/people/${test.personId}?done=glassOpened`)
    const { words } = await visit(test.young).open('/me')
    expect(words).toMatch(
      /Nogen åbnede din side i nød Det var .{10,40}\. Det var en fra Uddannelseshuset UU\. Siden lukkede/,
    )
    expect(words).toContain(`Det hastede, og der kunne være fare. De skrev: „${because}“`)
    expect(words).not.toContain('Fremmednavn')
    expect(words.indexOf(said)).toBeLessThan(words.indexOf('Din voksne'))
  })

  it('is said once, and not on the other pages of the log or to a holder of custody', async () => {
    const { personId, young, mother } = test
    expect((await visit(young).open('/me')).words.split(said)).toHaveLength(2)
    expect((await visit(young).open(`/me/people/${personId}/log`)).words).not.toContain(said)
    expect((await visit(mother).open(`/me/people/${personId}/log`)).words).not.toContain(because)
  })

  it('is in English as well', async () => {
    expect((await visit(test.young).open('/en/me')).words).toContain(
      'It was somebody from Uddannelseshuset UU. The page closed again after an hour at most.',
    )
  })

  it('stands there for 30 days, and in the log for as long as that is kept', async () => {
    const age = (days: number) =>
      superuser.query(
        `update access_log set at = present() - make_interval(days => $1) where action = 'break_glass'`,
        [days],
      )
    await age(29)
    expect((await visit(test.young).open('/me')).words).toContain(said)
    await age(31)
    expect((await visit(test.young).open('/me')).words).not.toContain(said)
    expect((await visit(test.young).open(`/me/people/${test.personId}/log`)).words).toContain(
      'Åbnede din side i nød',
    )
  })
})
