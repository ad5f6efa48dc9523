import { beforeAll, describe, expect, it } from 'vitest'
import { newPerson, newUnit, relate } from '../../../test/support/people.ts'
import { joinUnit } from '../../features/access/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { type AdminTest, adminTest } from './admin.fixture.ts'

let test: AdminTest
let stranger: string
beforeAll(async () => {
  test = await adminTest()
  const { db, actors } = test
  const team = await newUnit(db, { organisationId: test.guidance, kind: 'team', name: 'Ungeteam' })
  const theirs = await newPerson(db)
  stranger = await newPerson(db, { givenName: 'Viktor', familyName: 'Lindgaard Sand' })
  await relate(db, { personId: theirs, with: { actorId: actors.ida.id }, kind: 'contact_person' })
  await db.as(async (trx) => {
    const source = 'administrator'
    await joinUnit(trx, { actorId: actors.ida.id, unitId: team, kind: 'member', source })
    await joinUnit(trx, { actorId: actors.bente.id, unitId: team, kind: 'leader', source })
  })
  const look = {
    month: '2026-06-01',
    actor_id: actors.ida.id,
    at: new Date('2026-06-09T22:30:00+02:00'),
    page: 'work.person',
  }
  await db.as(
    (trx) =>
      trx
        .insertInto('sampled_look')
        .values([
          {
            ...look,
            leader_id: actors.bente.id,
            log_id: '1',
            person_id: stranger,
            drawn: 'by-rule',
            findings: ['night'],
          },
          {
            ...look,
            leader_id: actors.bente.id,
            log_id: '2',
            person_id: theirs,
            drawn: 'by-lot',
            findings: [],
          },
          {
            ...look,
            leader_id: null,
            log_id: '3',
            person_id: theirs,
            drawn: 'by-rule',
            findings: ['colleague'],
          },
        ])
        .execute(),
    systemIn(db.aalborg, 'audit'),
  )
})

const links = (html: string) =>
  [...html.matchAll(/href="(\/admin\/sample\/\d+)"/g)].map(([, address = '']) => address)

describe('the month’s looks', () => {
  it('stand there for the leader with the rule that noticed them, and with no name of whom the leader may not know', async () => {
    const page = await test.bente.open('/admin/sample')
    expect(page.words).toContain('Set mellem kl. 22 og 6')
    expect(page.words).toContain('Trukket ved lodtrækning')
    expect(page.words).toContain('Emil Thorup Krogh')
    expect(page.words).toContain('en ung, som du ikke selv har adgang til')
    expect(page.words).not.toContain('Viktor')
    expect(links(page.html)).toHaveLength(2)
  })

  it('are judged with words, once, and the answer stands there for control', async () => {
    const [first = ''] = links((await test.bente.open('/admin/sample')).html)
    const form = await test.bente.open(first)
    expect(form.status).toBe(200)
    expect(form.words).toContain('Er opslaget forklaret?')
    expect((await test.bente.fill(first, { verdict: 'explained' })).status).toBe(422)
    const answer = await test.bente.fill(first, {
      verdict: 'not-explained',
      words: 'Ida kunne ikke huske hvorfor.',
    })
    expect(answer.location).toBe('/admin/sample?done=judged')
    const twice = await test.bente.send(first, { verdict: 'explained', words: 'Alligevel' })
    expect(twice.status).toBe(409)
    const control = await test.hanne.open('/admin/sample')
    expect(control.words).toContain('Ikke forklaret: Ida kunne ikke huske hvorfor.')
    expect(control.words).toContain('Venter på Bente Skovmose')
    expect((await test.hanne.open('/admin/history')).words).toContain(
      'Bente Skovmose noterede, at et opslag af Ida Østergaard Moth ikke er forklaret.',
    )
  })

  it('without a leader are the data protection officer’s, and nobody else’s', async () => {
    const mine = links((await test.hanne.open('/admin/sample')).html)
    expect(mine).toHaveLength(1)
    const [only = ''] = mine
    expect((await test.bente.open(only)).status).toBe(404)
    const answer = await test.hanne.fill(only, { verdict: 'explained', words: 'Et møde om klassen.' })
    expect(answer.status).toBe(303)
  })
})
