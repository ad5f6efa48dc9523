import { beforeAll, describe, expect, it } from 'vitest'
import { readCalendar } from '../../test/support/read-calendar.ts'
import { at } from '../../test/support/time.ts'
import { remindJob } from '../features/talks/index.ts'
import { type Actor, systemIn } from '../platform/access/actor.ts'
import type { JobWork } from '../platform/jobs/job.ts'
import { keepingMailer } from '../platform/outbox/mailer.ts'
import { receiverHereStill } from '../platform/outbox/receivers.ts'
import { sendMessage } from '../platform/outbox/send-message.ts'
import { type ConcernTest, concernTest } from './concerns.fixture.ts'
import { talksOf } from './talks.fixture.ts'

/* Invitations reach calendars by mail, and reminders say that there is a talk: neither in a word what it is, or with whom (T-12). */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
  await test.rows(`update actor set email = 'mette@example.dk' where id = $1`, [test.mette.id])
})
const { newTalk, setTime, end, told } = talksOf(() => test)

const job = (ids: JobWork['ids'], work: JobWork['inTransaction']): JobWork => ({
  id: 'a job of the test',
  municipality: test.db.aalborg,
  ids,
  isLastAttempt: false,
  signal: new AbortController().signal,
  inTransaction: work,
})

/** Sends what is written to Mette under a key, and gives the mail as it would go out. */
async function mailOf(key: string): Promise<string> {
  const [message] = await test.rows('select id from message where idempotency_key = $1', [
    `notice ${test.mette.id} ${key}`,
  ])
  const outbox: Actor = systemIn(test.db.aalborg, 'outbox')
  await sendMessage.handle(
    job({ message: String(message?.id) }, (_, work) => test.db.as(work, outbox)),
    {
      ...receiverHereStill,
      mailer: keepingMailer('ungdom@example.dk'),
      originOf: () => 'https://unge.example.dk',
    },
  )
  const [sent] = await test.rows('select kept from message where id = $1', [message?.id])
  return String(sent?.kept)
}

/** The calendar in a mail, and the method that its part of the mail names: both have to say the same (RFC 6047, 2.4). */
function calendarIn(mail: string) {
  const part =
    mail.split(/\n-{4}_NmP[^\n]+\n/).find((one) => one.startsWith('Content-Type: text/calendar')) ?? ''
  const [headers = '', body = ''] = part.split(/\n\n(.*)/s)
  expect(headers).toContain('Content-Transfer-Encoding: 7bit')
  const read = readCalendar(`${body.trimEnd().replaceAll('\n', '\r\n')}\r\n`)
  expect(headers).toContain(`method=${read.calendar.METHOD}`)
  return { method: read.calendar.METHOD, ...read }
}

describe('an invitation by mail', () => {
  it('has the time, and the same number in every version: asked for, moved, cancelled', async () => {
    const id = await newTalk()
    await setTime(id)
    await test.as(test.mette).fill(`/work/talks/${id}/move`, { day: '2026-12-08', at: '14:15' })
    await end(id, 'cancelled')
    const [first, moved, off] = [
      calendarIn(await mailOf(`talk ${id} time 0`)),
      calendarIn(await mailOf(`talk ${id} time 1`)),
      calendarIn(await mailOf(`talk ${id} cancelled`)),
    ]
    expect([first.method, moved.method, off.method]).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
    expect([first, moved, off].map(({ event }) => event.SEQUENCE)).toEqual(['0', '1', '2'])
    expect(new Set([first, moved, off].map(({ event }) => event.UID)).size).toBe(1)
    expect(first.event).toMatchObject({
      DTSTART: '20261201T090000Z',
      DTEND: '20261201T094500Z',
      ORGANIZER: 'mailto:ungdom@example.dk',
      ATTENDEE: 'mailto:mette@example.dk',
    })
    expect(moved.event.DTSTART).toBe('20261208T131500Z')
    expect(off.event.STATUS).toBe('CANCELLED')
  })

  it('says that there is a talk, and in no word what it is, where, with whom, or why', async () => {
    const id = await newTalk()
    await setTime(id)
    const mail = await mailOf(`talk ${id} time 0`)
    const { event } = calendarIn(mail)
    expect(event.SUMMARY).toBe('Samtale')
    expect(Object.keys(event)).not.toContain('LOCATION')
    const plain = `${mail}\n${Object.values(event).join('\n')}`
    for (const word of ['Emil', 'Thorup', 'Limfjord', 'fravær', 'Krarup']) expect(plain).not.toContain(word)
  })
})

describe('a reminder', () => {
  const run = (instant: string) =>
    remindJob.handle(
      job({}, (_, work) => at(test.db, instant, systemIn(test.db.aalborg, 'talks'), work)),
      undefined,
    )

  it('comes on the working day before, once, and again when the talk was moved', async () => {
    const id = await newTalk({ day_1: '2026-11-30', at_1: '09:00' })
    await setTime(id)
    await run('2026-11-26T09:00:00+01:00')
    expect(await told(`${id} time 0 reminder`)).toEqual([])
    await run('2026-11-27T09:00:00+01:00')
    await run('2026-11-27T10:00:00+01:00')
    await run('2026-11-29T10:00:00+01:00')
    expect((await told(`${id} time 0 reminder`)).sort()).toEqual([
      'Emil: talk-reminder',
      'Marianne Thorup Krogh: talk-reminder',
      'Mette Krarup: talk-reminder',
    ])
    await test.as(test.mette).fill(`/work/talks/${id}/move`, { day: '2026-12-04', at: '09:00' })
    await run('2026-12-03T09:00:00+01:00')
    expect(await told(`${id} time 1 reminder`)).toHaveLength(3)
    const [mail] = await test.rows('select kind, calendar from message where idempotency_key = $1', [
      `notice ${test.mette.id} talk ${id} time 1 reminder`,
    ])
    expect(mail).toEqual({ kind: 'news', calendar: null })
  })

  it('comes of no talk that is cancelled', async () => {
    const id = await newTalk({ day_1: '2026-11-30', at_1: '11:00' })
    await setTime(id)
    await end(id, 'cancelled')
    await run('2026-11-27T09:00:00+01:00')
    expect(await told(`${id} time 0 reminder`)).toEqual([])
  })
})
