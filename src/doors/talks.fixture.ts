import type { PersonActor } from '../platform/access/actor.ts'
import type { ConcernTest } from './concerns.fixture.ts'

/** Two times that both lie ahead, and the rest of an invitation; Emil is 17. */
export const invitation = {
  kind: 'absence-talk',
  place: 'Limfjordsskolen, lokale 12',
  length: '45',
  day_1: '2026-12-01',
  at_1: '10:00',
  day_2: '2026-12-02',
  at_2: '9.30',
  custody: 'yes',
} as const

/** What tests do with a talk. */
export const talksOf = (test: () => ConcernTest) => ({
  /** Invites Emil from the work door, as Mette unless said otherwise; says the talk's number. */
  async newTalk(
    more: Readonly<Record<string, string>> = {},
    who: PersonActor = test().mette,
  ): Promise<string> {
    const sent = await test()
      .as(who)
      .fill(`/work/people/${test().emil.id}/new-talk`, { ...invitation, ...more })
    return /^\/work\/talks\/(\d+)\?done=talkProposed$/.exec(sent.location)?.[1] ?? sent.words
  },
  /** Sets the first of the times, or the one at an instant. */
  async setTime(talk: string, who: PersonActor = test().mette, position = 0): Promise<string> {
    const times = await test().rows('select id from talk_time where talk_id = $1 order by starts_at', [talk])
    const { html } = await test().as(who).open(`/work/talks/${talk}`)
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
    const time = String(times[position]?.id)
    return (await test().as(who).send(`/work/talks/${talk}/time`, { version, time })).location
  },
  /** Says how it went. */
  end: (talk: string, outcome: string, who: PersonActor = test().mette) =>
    test().as(who).fill(`/work/talks/${talk}/end`, { outcome }),
  talk: async (talk: string) =>
    (
      await test().rows('select state, sequence, starts_at, custody, owner_id from talk where id = $1', [
        talk,
      ])
    )[0],
  /** Who is told what of a talk, one line each. */
  told: async (about: string) =>
    (
      await test().rows(
        `select actor.name || ': ' || notice.kind as line from notice join actor on actor.id = notice.actor_id
         where idempotency_key like $1 order by notice.id`,
        [`talk ${about}%`],
      )
    ).map(({ line }) => line),
})
