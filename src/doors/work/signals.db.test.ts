import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { relate } from '../../../test/support/people.ts'
import { lix } from '../../platform/text/lix.ts'
import { type ConcernTest, concernTest } from '../concerns.fixture.ts'

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})
beforeEach(() => test.rows('truncate signal'))

/** What the nightly run leaves: rules and facts are tried where it is. */
const raised = async (
  more: { readonly tellFrom?: string; readonly finder?: string } = {},
): Promise<string> => {
  const [row] = await test.rows(
    `insert into signal (person_id, rule_key, version, fact, fresh_on, reason_da, reason_en, told_da, told_en, expires_on,
       tell_from, finder_id, raised_at)
     select $1, rule_key, version, 'a test', '2026-11-20', signal_words(reason_da, '{"attempts": 4, "last": "2026-11-20"}', 'da'),
       reason_en, signal_words(told_da, '{"attempts": 4, "last": "2026-11-20"}', 'da'), told_en, '2027-02-20', $2, $3, '2026-11-20'
     from signal_rule_version where rule_key = 'no-contact' returning id::text`,
    [test.emil.id, more.tellFrom ?? '2026-11-20', more.finder ?? null],
  )
  return String(row?.id)
}
const reason = 'Vi har prøvet 4 gange uden at få kontakt. Sidst var 20. november 2026.'
const ended = () => test.rows('select ended, action, groundless, ended_by, tell_from from signal')

describe('a signal about somebody without a contact person', () => {
  it('waits for the leader who finds one, by name and reason, with the way to find one', async () => {
    await raised({ finder: test.birgit.id })
    const { words, html } = await test.as(test.birgit).open('/work')
    expect(words).toContain(reason)
    expect(words).toContain('Signal fra en regel: 1')
    expect(html).toContain(`href="/work/people/${test.emil.id}/contact-person"`)
    expect((await test.as(test.birgit).open(`/work/people/${test.emil.id}/contact-person`)).words).toContain(
      'Emil',
    )
    for (const other of [test.mette, test.omar])
      expect((await test.as(other).open('/work')).words).not.toContain(reason)
    expect(
      await test.rows(
        `select subjects::text[], reasons from access_log where page = 'work.today' order by id limit 1`,
      ),
    ).toEqual([{ subjects: [test.emil.id], reasons: ['team'] }])
  })

  it('is the contact person’s as soon as there is one, and the leader sees it with the team’s', async () => {
    await raised({ finder: test.birgit.id })
    await relate(test.db, {
      personId: test.emil.id,
      with: { actorId: test.mette.id },
      kind: 'contact_person',
    })
    const { html } = await test.as(test.mette).open('/work?kind=signal')
    expect(html).toContain(reason)
    expect(html).toContain(`href="/work/people/${test.emil.id}"`)
    expect((await test.as(test.birgit).open('/work')).words).not.toContain(reason)
    const team = await test.as(test.birgit).open('/work?of=team')
    expect(team.words).toContain(reason)
    expect(team.html).not.toContain('/work/signals/')
    expect((await test.as(test.mette).open('/work?late=1')).words).not.toContain(reason)
  })
})

describe('a signal that waits for the contact person', () => {
  it('has a reason, a rule with its author and law on the person’s page, and to the young person plain words', async () => {
    await raised()
    const { words } = await test.as(test.mette).open(`/work/people/${test.emil.id}`)
    expect(words).toContain(
      `${reason} Flere forsøg uden kontakt. Skrevet af Fodfæste. Modelleret efter LBK 953/2024 §§ 1, 2 a.`,
    )
    const own = (await test.as(test.emil.actor).open('/me/about')).words
    const from = own.indexOf('Det, regler har lagt mærke til')
    const told = own.slice(from, own.indexOf('Noteret 20. november 2026', from))
    expect(told).toContain(
      'Vi har prøvet at få fat i dig 4 gange. Sidst var 20. november 2026. Ring gerne til os.',
    )
    expect(lix(told)).toBeLessThanOrEqual(30)
    expect((await test.as(test.marianne).open(`/me/people/${test.emil.id}`)).words).not.toContain('regler')
    expect((await test.as(test.lars).open('/school')).words).not.toContain(reason)
  })

  it('is not told before its day, and then told from the day on which somebody answers it', async () => {
    const id = await raised({ tellFrom: '2026-12-09' })
    expect((await test.as(test.emil.actor).open('/me/about')).words).not.toContain('Det, regler har lagt')
    await test.as(test.mette).open('/work')
    expect(
      await test.rows(
        `select tell_from::text from access_log where page = 'work.today' order by id desc limit 1`,
      ),
    ).toEqual([{ tell_from: '2026-12-09' }])
    await test.as(test.mette).send(`/work/signals/${id}/end`, { said: 'groundless-own-plan' })
    const { words } = await test.as(test.emil.actor).open('/me/about')
    expect(words).toContain('Det er der set på.')
  })

  it('is answered in its row, and the list is as it was filtered', async () => {
    const id = await raised()
    const { html } = await test.as(test.mette).open('/work?kind=signal')
    expect(html).toContain(`action="/work/signals/${id}/end"`)
    const sent = await test
      .as(test.mette)
      .send(`/work/signals/${id}/end`, { said: 'action-talk', back: 'kind=signal' })
    expect(sent.location).toBe('/work?kind=signal&done=signalEnded')
    expect(await ended()).toMatchObject([
      { ended: 'action', action: 'talk', groundless: null, ended_by: test.mette.id },
    ])
    expect((await test.as(test.mette).open('/work')).words).not.toContain(reason)
    expect((await test.as(test.mette).open(`/work/people/${test.emil.id}`)).words).toContain(
      'Mette Krarup gjorde noget ved det, en regel havde lagt mærke til.',
    )
    expect((await test.as(test.mette).send(`/work/signals/${id}/end`, { said: 'action-talk' })).status).toBe(
      404,
    )
  })

  it('asks on a page of its own what came of it, and takes nothing that is no answer', async () => {
    const id = await raised()
    const page = await test.as(test.mette).open(`/work/signals/${id}/end`)
    expect(page.words).toContain(reason)
    const wrong = await test.as(test.mette).fill(`/work/signals/${id}/end`, { said: 'score' })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Vælg en af mulighederne.')
    expect(await ended()).toMatchObject([{ ended: null }])
    for (const other of [test.omar, test.emil.actor, test.lars])
      expect([403, 404]).toContain(
        (await test.as(other).send(`/work/signals/${id}/end`, { said: 'action-talk' })).status,
      )
  })

  it('is counted for the leader by rule and by what became of it, and names nobody', async () => {
    const id = await raised()
    await test.as(test.mette).send(`/work/signals/${id}/end`, { said: 'action-attempt' })
    const { words } = await test.as(test.birgit).open('/work/leader')
    expect(words).toMatch(/Flere forsøg uden kontakt 1 0 1 0 0 0 0/)
    expect(words).not.toContain('Emil')
  })

  it('is answered by a talk that is proposed, whoever proposes it, and told when it has been held', async () => {
    await raised({ tellFrom: '2026-12-09' })
    await test.rows(
      `insert into talk (person_id, kind, basis, place, length_minutes, owner_id, booked_by, state, starts_at)
       values ($1, 'talk', 'kui-guidance', 'Her', 30, $2, $2, 'booked', '2026-11-24T09:00:00Z')`,
      [test.emil.id, test.mette.id],
    )
    const answered = { ended: 'action', action: 'talk', ended_by: test.mette.id }
    expect(await ended()).toMatchObject([{ ...answered, tell_from: '2026-12-09' }])
    await test.rows(`update talk set state = 'held', ended_at = '2026-11-24T09:30:00Z'`)
    expect(await ended()).toMatchObject([{ ...answered, tell_from: '2026-11-24' }])
  })
})
