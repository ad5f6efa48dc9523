import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newActor, relate } from '../../../test/support/people.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { lix } from '../../platform/text/lix.ts'
import { endSignal } from './end.ts'
import { hardestToRead } from './forms.ts'
import { getOpenSignal } from './queries-open.ts'
import { raiseSignals } from './raise.ts'
import { fact, type SignalTest, signalTest } from './signals.fixture.ts'

let test: SignalTest
beforeAll(async () => {
  test = await signalTest()
})
afterAll(() => test.owner.end())
beforeEach(() =>
  test.owner.query('truncate signal, signal_switch, contact_attempt, contact_effort, talk cascade'),
)

const stopped = (from: string, until: string, type = 'stx') =>
  fact(type, from, { until, outcome: 'interrupted' })

describe('the rule about a gap', () => {
  it('raises one signal on the day after the last day that is let pass, and says since when', async () => {
    const emil = await test.live([stopped('2025-08-11', '2026-10-01')])
    await test.turn('gap-after-a-course')
    await test.run('2026-10-31')
    expect(await test.about(emil)).toEqual([])
    await test.run('2026-11-01')
    expect(await test.about(emil)).toEqual([
      'gap-after-a-course: Siden 1. oktober 2026 kender vi ikke noget forløb. Det er mere end 30 dage. (open)',
    ])
  })

  it('counts no summer, and nobody who has completed, lives elsewhere, or is of no age to count', async () => {
    const summer = await test.live([stopped('2025-08-11', '2026-06-26')])
    const done = await test.live([fact('stx', '2023-08-11', { until: '2026-10-01', outcome: 'completed' })])
    const elsewhere = await test.live([stopped('2025-08-11', '2026-10-01')], { home: '849' })
    const grown = await test.live([stopped('2025-08-11', '2026-10-01')], { birthDate: '2001-03-14' })
    await test.turn('gap-after-a-course')
    await test.run('2026-09-10')
    expect(await test.about(summer)).toEqual([])
    await test.run('2026-11-20')
    expect((await test.about(summer)).length).toBe(1)
    for (const one of [done, elsewhere, grown]) expect(await test.about(one)).toEqual([])
  })

  it('disappears when the gap has ended, and is not raised while a start is documented', async () => {
    const emil = await test.live([stopped('2025-08-11', '2026-10-01'), fact('hf', '2026-11-10')])
    const freja = await test.live([
      stopped('2025-08-11', '2026-10-01'),
      fact('hf', '2026-12-01', { learnedOn: '2026-10-05' }),
    ])
    await test.turn('gap-after-a-course')
    await test.run('2026-11-05')
    expect(await test.about(freja)).toEqual([])
    expect((await test.about(emil))[0]).toMatch(/\(open\)$/)
    await test.run('2026-11-10')
    expect((await test.about(emil))[0]).toMatch(/\(faded\)$/)
  })
})

describe('the rule about a status', () => {
  it('raises a signal when nobody has confirmed it for so many days', async () => {
    // Work is taken to be true for six months after it was confirmed.
    const emil = await test.live([
      fact('employment', '2026-01-05', { hoursMonth: 100, confirmedOn: '2026-01-05' }),
    ])
    await test.turn('status-not-confirmed')
    await test.run('2026-09-04')
    expect(await test.about(emil)).toEqual([])
    await test.run('2026-09-05')
    expect(await test.about(emil)).toEqual([
      'status-not-confirmed: Siden 6. juli 2026 har ingen bekræftet, hvad den unge laver. Det er mere end 60 dage. (open)',
    ])
  })
})

describe('the rule about interruptions', () => {
  it('counts those inside its months, and is renewed by another one', async () => {
    const emil = await test.live([
      stopped('2024-08-11', '2025-09-01'),
      stopped('2026-01-11', '2026-04-01', 'basic-course-1'),
      stopped('2026-08-11', '2026-10-01', 'agu'),
    ])
    await test.turn('repeated-interruptions')
    await test.run('2026-03-31')
    expect(await test.about(emil)).toEqual([])
    await test.run('2026-04-01')
    expect(await test.about(emil)).toEqual([
      'repeated-interruptions: Den unge er stoppet 2 gange på 12 måneder. Sidst var 1. april 2026. (open)',
    ])
    await test.owner.query(`update signal set expires_on = '2026-12-24'`)
    await test.run('2026-10-01')
    expect(await test.about(emil)).toEqual([
      'repeated-interruptions: Den unge er stoppet 2 gange på 12 måneder. Sidst var 1. oktober 2026. (open)',
    ])
  })
})

describe('the rule about attempts', () => {
  const attempts = (personId: string, days: readonly string[], outcome = 'no-answer') =>
    test.owner.query(
      `with effort as (insert into contact_effort (person_id, begun_by, begun_at) values ($1, $2, '2026-09-01') returning id)
       insert into contact_attempt (effort_id, person_id, channel, outcome, at, made_by)
         select id, $1, 'call', $4, day::timestamptz, $2 from effort, unnest($3::date[]) day`,
      [personId, test.tove.id, days, outcome],
    )

  it('counts those since the last contact, while somebody still tries', async () => {
    const emil = await test.live([fact('stx', '2025-08-11')])
    await test.turn('no-contact')
    await attempts(emil, ['2026-11-02', '2026-11-04', '2026-11-06', '2026-11-10'])
    await test.run('2026-11-09')
    expect(await test.about(emil)).toEqual([])
    await test.run('2026-11-10')
    expect(await test.about(emil)).toEqual([
      'no-contact: Vi har prøvet 4 gange uden at få kontakt. Sidst var 10. november 2026. (open)',
    ])
    await test.owner.query(
      `update contact_effort set ended = 'stopped', ended_at = '2026-11-11', ended_by = $1, why = 'away', because = 'a test of it'`,
      [test.tove.id],
    )
    await test.run('2026-11-12')
    expect((await test.about(emil))[0]).toMatch(/\(faded\)$/)
  })

  it('is answered at once by contact that is written down, by whoever made it', async () => {
    const emil = await test.live([fact('stx', '2025-08-11')])
    await test.turn('no-contact')
    await attempts(emil, ['2026-11-02', '2026-11-04', '2026-11-06', '2026-11-10'])
    await test.run('2026-11-10')
    await test.owner.query(
      `insert into contact_attempt (effort_id, person_id, channel, outcome, at, made_by)
       select id, person_id, 'call', 'reached', reference.present(), begun_by from contact_effort`,
    )
    const { rows } = await test.owner.query('select ended, action, is_recognised, ended_by from signal')
    expect(rows).toEqual([
      { ended: 'action', action: 'contact', is_recognised: true, ended_by: test.tove.id },
    ])
  })
})

describe('the rules that come along', () => {
  it('say to a young person what they have noticed in easy words', async () => {
    const { rows } = await test.owner.query<{ words: string }>(
      `select signal_words(told_da, '{"since": "2026-10-01", "last": "2026-10-01", "times": 2, "months": 12, "attempts": 4, "away": 5, "days": 29, "weeks": 6}', 'da') as words
       from signal_rule_version`,
    )
    expect(rows.length).toBe(6)
    for (const { words } of rows) {
      expect(words).not.toContain('{')
      expect(lix(words), words).toBeLessThanOrEqual(hardestToRead)
    }
  })
})

describe('a run of the job', () => {
  const one = () => test.live([stopped('2025-08-11', '2026-10-01')])

  it('changes nothing the second time, and nothing at all when it is killed in the middle', async () => {
    await one()
    await test.turn('gap-after-a-course')
    const killed = test.db.as(
      async (trx) => {
        expect((await raiseSignals(trx, '851', '2026-11-05')).raised).toBeGreaterThan(0)
        throw new Error('killed')
      },
      systemIn(test.db.aalborg, 'signals'),
    )
    await expect(killed).rejects.toThrow('killed')
    expect((await test.owner.query('select from signal')).rows.length).toBe(0)
    expect((await test.run('2026-11-05')).raised).toBeGreaterThan(0)
    expect(await test.run('2026-11-05')).toEqual({ raised: 0, renewed: 0, expired: 0, faded: 0, off: 0 })
  })

  it('two at once raise each signal once', async () => {
    const emil = await one()
    await test.turn('gap-after-a-course')
    await Promise.all([test.run('2026-11-05'), test.run('2026-11-05')])
    expect((await test.about(emil)).length).toBe(1)
  })

  it('lets a signal expire three months after the newest of its fact, and raises it no more', async () => {
    const emil = await one()
    await test.turn('gap-after-a-course')
    await test.run('2026-11-05')
    await test.run('2027-01-31')
    expect((await test.about(emil))[0]).toMatch(/\(open\)$/)
    await test.run('2027-02-01')
    await test.run('2027-02-02')
    expect(await test.about(emil)).toEqual([expect.stringMatching(/\(expired\)$/)])
  })

  it('does not raise what was over before anybody looked for it', async () => {
    const emil = await test.live([stopped('2024-08-11', '2025-10-01')])
    await test.turn('gap-after-a-course')
    await test.run('2026-11-05')
    expect(await test.about(emil)).toEqual([])
  })

  it('ends what a rule has raised when the rule is off, and raises it again when it is on', async () => {
    const emil = await one()
    await test.turn('gap-after-a-course')
    await test.run('2026-11-05')
    await test.turn('gap-after-a-course')
    await test.run('2026-11-06')
    expect((await test.about(emil))[0]).toMatch(/\(off\)$/)
    await test.turn('gap-after-a-course')
    await test.run('2026-11-07')
    expect((await test.about(emil))[1]).toMatch(/\(open\)$/)
  })

  it('raises nothing again that a person has called groundless', async () => {
    const emil = await one()
    const mette = await newActor(test.db, 'Mette Krarup', ['counsellor'])
    await relate(test.db, { personId: emil, with: { actorId: mette.id }, kind: 'contact_person' })
    await test.turn('gap-after-a-course')
    await test.run('2026-11-05')
    const { rows } = await test.owner.query<{ id: string }>('select id from signal where person_id = $1', [
      emil,
    ])
    await test.db.as(
      async (trx) =>
        endSignal(
          { trx, actor: mette, requestId: 'a test', overtaken: '' },
          await getOpenSignal(trx, rows[0]?.id ?? '', 'da'),
          { groundless: 'own-plan' },
        ),
      mette,
    )
    await test.run('2026-11-06')
    expect(await test.about(emil)).toEqual([expect.stringMatching(/\(groundless\)$/)])
  })

  it('finds the leader who finds a contact person, where there is none', async () => {
    const emil = await one()
    const birgit = await newActor(test.db, 'Birgit Lund', ['team-leader'])
    await test.turn('gap-after-a-course')
    await test.run('2026-11-05')
    const { rows } = await test.owner.query('select finder_id from signal where person_id = $1', [emil])
    expect(rows).toEqual([{ finder_id: birgit.id }])
  })
})
