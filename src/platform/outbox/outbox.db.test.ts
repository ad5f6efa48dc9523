import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { type JobsTest, jobsTest, until } from '../../../test/support/jobs.ts'
import { type SmtpReceiver, smtpReceiver } from '../../../test/support/smtp-receiver.ts'
import { systemIn } from '../access/actor.ts'
import { listDeadLetters, retryDeadLetter } from '../jobs/dead-letters.ts'
import { keepingMailer, smtpMailer } from './mailer.ts'
import { receiverHereStill } from './receivers.ts'
import { sendMessage } from './send-message.ts'
import { sendWaiting } from './send-waiting.ts'
import type { OutboxServices } from './services.ts'
import { writeMessage } from './write-message.ts'

const from = 'ungestrategi@kommune.example.dk'
let db: TestDatabase
let test: JobsTest
let receiver: SmtpReceiver
let services: OutboxServices
let emil: string

// Its own patience is half a minute and more.
const soon = { retryDelay: 1, retryDelayMax: 1, retryLimit: 2 }

beforeAll(async () => {
  db = await testDatabase()
  test = await jobsTest(db, [{ ...sendMessage, ...soon }, sendWaiting])
  receiver = await smtpReceiver()
  services = {
    ...receiverHereStill,
    mailer: smtpMailer(new URL(receiver.url), from),
    originOf: () => 'https://unge.example.dk',
  }
  const values = { issuer: 'x', subject: 'emil', dialect: 'staff', name: 'Emil Thorup Krogh' }
  const row = await db.as((trx) =>
    trx
      .insertInto('actor')
      .values({ ...values, email: 'emil@example.dk' })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  emil = row.id
})

beforeEach(async () => {
  Object.assign(receiver, { mails: [], refusals: [], hangUpOnce: false })
  await db.asSuperuser('delete from jobs.job')
  await db.asSuperuser('truncate m_851.message', [], db.superuser)
})

const write = (key: string, to: Parameters<typeof writeMessage>[2]['to'] = { actor: emil }) =>
  db.as((trx) => writeMessage(trx, systemIn(db.aalborg, 'test'), { key, to, kind: 'news', language: 'da' }))
const message = async () =>
  (
    await db.as((trx) =>
      trx
        .selectFrom('message')
        .select(['state', 'attempts', 'last_error', 'sent_at', 'message_id'])
        .execute(),
    )
  ).at(0)

async function sendUntil(state: string, given: Partial<OutboxServices> = {}) {
  const copy = await test.start({ ...services, ...given })
  await until(async () => (await message())?.state === state)
  await copy.stop()
}
const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]

describe('a message', () => {
  it('is written once under one key, with the change and never without it', async () => {
    const undone = db.as(async (trx) => {
      const news = { key: 'undone', to: { actor: emil }, kind: 'news', language: 'da' } as const
      await writeMessage(trx, systemIn(db.aalborg, 'test'), news)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect([await message(), await test.states()]).toEqual([undefined, {}])
    expect([await write('one'), await write('one')]).toEqual([true, false])
    expect(await test.states()).toEqual({ 'send-message created': 1 })
  })

  it('goes out, says only that there is news, and is sent when the server says so', async () => {
    await write('one')
    await sendUntil('sent')
    const [mail] = receiver.mails
    expect(mail).toMatchObject({ from: expect.stringContaining(from), to: ['<emil@example.dk>'] })
    const raw = mail?.raw ?? ''
    expect(header(raw, 'From')).toBe(from)
    expect(header(raw, 'Auto-Submitted')).toBe('auto-generated')
    expect(raw).toContain('https://unge.example.dk/log-ind')
    expect(raw).not.toMatch(/Emil Thorup|Krogh/)
    expect(await message()).toMatchObject({ attempts: 1, last_error: null, sent_at: expect.any(Date) })
    expect((await message())?.message_id).toBe(header(raw, 'Message-ID'))
  })

  it('that the server puts off is tried again as the same mail', async () => {
    receiver.refusals.push('451 try later', '421 busy')
    await write('one')
    await sendUntil('sent')
    expect(receiver.mails).toHaveLength(1)
    expect(await message()).toMatchObject({ attempts: 3, last_error: null })
  })

  it('that goes twice has one Message-ID', async () => {
    receiver.hangUpOnce = true
    await write('one')
    await sendUntil('sent')
    const ids = receiver.mails.map(({ raw }) => header(raw, 'Message-ID'))
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('that the server will never take is not tried again, and lies among the dead letters', async () => {
    receiver.refusals.push('550 no such mailbox: emil@example.dk')
    await write('one')
    await sendUntil('failed')
    await until(async () => (await test.states())['dead-letters created'] === 1)
    expect(receiver.mails).toEqual([])
    expect(await message()).toMatchObject({ attempts: 1, last_error: '550', sent_at: null })
    const [letter] = await db.as((trx) => listDeadLetters(trx, db.aalborg))
    expect(letter).toMatchObject({ job: 'send-message', reason: 'mail server: 550' })
    await db.as((trx) => retryDeadLetter(trx, db.aalborg, letter?.id ?? ''))
    await sendUntil('sent')
    expect(receiver.mails).toHaveLength(1)
  })

  it('waits while nobody answers, and is said to have failed after the last attempt', async () => {
    const nobody = smtpMailer(new URL('smtp://127.0.0.1:1'), from)
    await write('one')
    await sendUntil('failed', { mailer: nobody })
    expect(await message()).toMatchObject({ attempts: 3, last_error: 'ESOCKET', sent_at: null })
  })
})

describe('the receiver’s rights', () => {
  it('are asked when it is sent: who lost them meanwhile gets nothing', async () => {
    await write('one')
    await sendUntil('withdrawn', { mayReceive: () => Promise.resolve(false) })
    expect(receiver.mails).toEqual([])
    expect(await message()).toMatchObject({ attempts: 0, last_error: 'may not receive it any more' })
  })

  it('and the address as well: a new one gets it, and with none nothing goes', async () => {
    await write('one')
    await db.as((trx) =>
      trx.updateTable('actor').set({ email: 'ny@example.dk' }).where('id', '=', emil).execute(),
    )
    await sendUntil('sent')
    expect(receiver.mails[0]?.to).toEqual(['<ny@example.dk>'])
    await db.asSuperuser('truncate m_851.message', [], db.superuser)
    await db.as((trx) => trx.updateTable('actor').set({ email: null }).where('id', '=', emil).execute())
    await write('two')
    await sendUntil('withdrawn')
    expect(await message()).toMatchObject({ last_error: 'no address is known' })
  })

  it('of a person are the features’ to answer; until one does, nothing goes', async () => {
    await write('one', { person: '00000000-0000-4000-8000-000000000007' })
    await sendUntil('withdrawn')
    expect(receiver.mails).toEqual([])
  })
})

describe('without a mail server', () => {
  it('mail waits, and goes when there is one', async () => {
    await write('one', { address: 'skole@example.dk' })
    const copy = await test.start({ ...services, mailer: undefined })
    await new Promise((go) => setTimeout(go, 3000))
    await copy.stop()
    expect(await message()).toMatchObject({ state: 'queued', attempts: 0 })
    await sendUntil('sent')
    expect(receiver.mails).toHaveLength(1)
  })

  it('mail whose job has run out is found again, and none goes twice', async () => {
    await write('one', { address: 'skole@example.dk' })
    await write('two', { address: 'skole@example.dk' })
    await db.asSuperuser('delete from jobs.job where ctid = (select ctid from jobs.job limit 1)')
    await db.asSuperuser("update m_851.message set created_at = now() - interval '1 hour'", [], db.superuser)
    await db.asSuperuser(
      `insert into jobs.job (name, data) values ('send-waiting-messages',
        '{"municipality": "851", "by": {"kind": "system", "name": "schedule"}, "ids": {}}')`,
    )
    const copy = await test.start(services)
    // The one that kept its job may be sent while the others are looked for, and get a job that finds nothing to do.
    await until(async () => Object.keys(await test.states()).every((state) => state.endsWith(' completed')))
    await copy.stop()
    expect(receiver.mails).toHaveLength(2)
    expect(await db.asSuperuser('select distinct state from m_851.message', [], db.superuser)).toMatchObject({
      rows: [{ state: 'sent' }],
    })
  })

  it('the demonstration makes it and keeps it', async () => {
    await write('one', { address: 'skole@example.dk' })
    await sendUntil('sent', { mailer: keepingMailer('ungestrategi@example.dk') })
    const [kept] = await db.as((trx) => trx.selectFrom('message').select('kept').execute())
    expect(kept?.kept).toContain('To: skole@example.dk')
    expect(receiver.mails).toEqual([])
  })
})

describe('the table of messages', () => {
  it('is read by nobody who only opens pages', async () => {
    await write('one')
    const visitor = { kind: 'anonymous', municipality: db.aalborg } as const
    const count = () => db.as((trx) => trx.selectFrom('message').selectAll().execute(), visitor)
    expect(await count()).toEqual([])
  })

  it.each(['a\nb@example.dk', 'a@example.dk\r\nBcc: b@example.dk', 'a b@example.dk', ''])(
    'takes no address such as %j',
    async (address) => {
      await expect(write('one', { address })).rejects.toMatchObject({ code: '23514' })
    },
  )
})
