import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { giveRoles } from '../../../test/support/people.ts'
import { connect } from '../db/connect.ts'
import type { ActorTransaction } from '../db/with-actor.ts'
import { isOwnForm } from '../http/form-token.ts'
import { identifyWith } from './identify.ts'
import { hashOf, newBrowser, newToken, sessionCookie } from './session-cookie.ts'
import {
  createSession,
  endAllSessions,
  endOwnSession,
  endSession,
  findSession,
  listOwnSessions,
  removeDeadSessions,
  rotateSession,
  touchSession,
} from './sessions.ts'

let db: TestDatabase
let ida: string
let karen: string
beforeAll(async () => {
  db = await testDatabase()
  ida = await addActor('ida', 'Ida Østergaard Moth')
  karen = await addActor('karen', 'Karen Vinther Sølling')
  await giveRoles(db, ida, ['counsellor', 'leadership-group'])
})
beforeEach(() => db.as((trx) => trx.deleteFrom('session').execute()))

const addActor = async (subject: string, name: string) => {
  const values = { issuer: 'https://idp.example', subject, name, dialect: 'staff' }
  const row = await db.as((trx) =>
    trx.insertInto('actor').values(values).returning('id').executeTakeFirstOrThrow(),
  )
  return row.id
}

const signIn = (actorId = ida, idleMinutes = 30, authenticatedAt: Date | null = null) =>
  db.as((trx) =>
    createSession(trx, {
      actorId,
      provider: 'staff',
      organisation: 'Uddannelseshuset UU',
      authenticatedAt,
      idleMinutes,
    }),
  )
const find = (token: string) => db.as((trx) => findSession(trx, hashOf(token)))

/** Lets time pass for one session, by moving what it remembers. */
const age = (token: string, column: 'used_at' | 'ends_at', minutes: number) =>
  db.as((trx) =>
    trx
      .updateTable('session')
      .set({ [column]: sql`${sql.ref(column)} - make_interval(mins => ${minutes})` })
      .where('token_hash', '=', hashOf(token))
      .execute(),
  )

const usedAt = (trx: ActorTransaction, token: string) =>
  trx
    .selectFrom('session')
    .select('used_at')
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirstOrThrow()

describe('a session', () => {
  it('says who is there, in which roles and for whom', async () => {
    const token = await signIn()
    expect(await find(token)).toEqual({
      tokenHash: hashOf(token),
      actorId: ida,
      name: 'Ida Østergaard Moth',
      roles: ['counsellor', 'leadership-group'],
      organisation: 'Uddannelseshuset UU',
      toTouch: false,
    })
  })

  it('is stored so that a copy of the table opens nothing', async () => {
    const token = await signIn()
    const rows = await db.as((trx) => trx.selectFrom('session').selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
  })

  it('ends unused after its minutes, and lasts until then', async () => {
    const [staff, citizen] = [await signIn(ida, 30), await signIn(ida, 60)]
    await age(staff, 'used_at', 29)
    expect(await find(staff)).toBeDefined()
    await age(staff, 'used_at', 2)
    await age(citizen, 'used_at', 31)
    expect(await find(staff)).toBeUndefined()
    expect(await find(citizen)).toBeDefined()
  })

  it('ends after ten hours however busy it was', async () => {
    const token = await signIn()
    await age(token, 'ends_at', 9 * 60 + 59)
    expect(await find(token)).toBeDefined()
    await age(token, 'ends_at', 2)
    expect(await find(token)).toBeUndefined()
  })

  it('is kept alive by use, and not brought back to life by it', async () => {
    const token = await signIn()
    await age(token, 'used_at', 20)
    await db.as((trx) => touchSession(trx, hashOf(token)))
    await age(token, 'used_at', 20)
    expect((await find(token))?.toTouch).toBe(true)
    await age(token, 'used_at', 20)
    await db.as((trx) => touchSession(trx, hashOf(token)))
    expect(await find(token)).toBeUndefined()
  })

  it('writes a burst of requests once', async () => {
    const token = await signIn()
    const before = await db.as((trx) => usedAt(trx, token))
    expect((await find(token))?.toTouch).toBe(false)
    await db.as((trx) => touchSession(trx, hashOf(token)))
    expect(await db.as((trx) => usedAt(trx, token))).toEqual(before)
  })

  it('gets another token when it is rotated, and the old one opens nothing', async () => {
    const old = await signIn()
    const token = await db.as((trx) => rotateSession(trx, hashOf(old)))
    expect(await find(old)).toBeUndefined()
    expect(await find(token ?? '')).toMatchObject({ actorId: ida })
    expect(await db.as((trx) => rotateSession(trx, hashOf(old)))).toBeUndefined()
  })
})

describe('ending', () => {
  it('holds at once', async () => {
    const token = await signIn()
    await db.as((trx) => endSession(trx, hashOf(token)))
    expect(await find(token)).toBeUndefined()
  })

  it("reaches one's own sessions only", async () => {
    const token = await signIn(karen)
    await db.as((trx) => endOwnSession(trx, ida, hashOf(token)))
    expect(await find(token)).toBeDefined()
    await db.as((trx) => endOwnSession(trx, karen, hashOf(token)))
    expect(await find(token)).toBeUndefined()
  })

  it('can take all but the one somebody sits in, and leaves everybody else alone', async () => {
    const [here, there, other] = [await signIn(), await signIn(), await signIn(karen)]
    expect(await db.as((trx) => endAllSessions(trx, ida, hashOf(here)))).toBe(1)
    expect(await find(there)).toBeUndefined()
    expect(await find(here)).toBeDefined()
    expect(await db.as((trx) => endAllSessions(trx, ida))).toBe(1)
    expect(await find(other)).toBeDefined()
  })
})

describe('the list', () => {
  it("is one's own sessions that are alive", async () => {
    const [first, second, dead] = [await signIn(), await signIn(), await signIn()]
    await signIn(karen)
    await age(first, 'used_at', 5)
    await age(dead, 'used_at', 31)
    const own = await db.as((trx) => listOwnSessions(trx, ida))
    expect(own.map((one) => one.tokenHash)).toEqual([hashOf(second), hashOf(first)])
  })

  it('loses what has died when it is swept', async () => {
    const [alive, dead] = [await signIn(), await signIn()]
    await age(dead, 'used_at', 31)
    await db.as(removeDeadSessions)
    const rows = await db.as((trx) => trx.selectFrom('session').select('token_hash').execute())
    expect(rows).toEqual([{ token_hash: hashOf(alive) }])
  })
})

describe('who is asking', () => {
  const cookie = sessionCookie(true)
  const browser = newBrowser()
  const secret = randomBytes(32)
  const identify = (header: string | undefined, municipality = db.aalborg) =>
    identifyWith({ kysely: db.database.kysely, secret, cookie })(header, municipality)
  const sent = (token?: string) => cookie.write({ browser, token }).split(';')[0]

  it('nobody, without a cookie, and without a token to send a form with', async () => {
    expect(await identify(undefined)).toEqual({
      actor: { kind: 'anonymous', municipality: db.aalborg },
      session: null,
      formToken: '',
    })
  })

  it('the person whose session it is', async () => {
    const token = await signIn()
    const visitor = await identify(sent(token))
    expect(visitor.actor).toMatchObject({
      kind: 'person',
      id: ida,
      roles: ['counsellor', 'leadership-group'],
    })
    expect(visitor.session).toEqual({ tokenHash: hashOf(token), toTouch: false })
  })

  it('the person and how long ago their provider asked who they are, where it said so', async () => {
    const token = await signIn(ida, 30, new Date(Date.now() - 600_000))
    const { session } = await identify(sent(token))
    expect(Math.abs((session?.askedSecondsAgo ?? 0) - 600)).toBeLessThan(30)
  })

  it('nobody in the municipality next door', async () => {
    const token = await signIn()
    expect((await identify(sent(token), db.lillekobing)).actor.kind).toBe('anonymous')
  })

  it('nobody with a token that was made up', async () => {
    expect(await identify(sent(newToken()))).toMatchObject({ actor: { kind: 'anonymous' }, session: null })
  })

  it('nobody once the session is over, but a form sent too late is still known as ours', async () => {
    const token = await signIn()
    const before = await identify(sent(token))
    await db.as((trx) => endSession(trx, hashOf(token)))
    const after = await identify(sent(token))
    expect(after).toMatchObject({ actor: { kind: 'anonymous' }, session: null })
    expect(isOwnForm(after.formToken, before.formToken)).toBe(true)
  })

  it('nobody from the moment in which they are suspended', async () => {
    const token = await signIn(karen)
    expect((await identify(sent(token), db.aalborg)).actor).toMatchObject({ kind: 'person', id: karen })
    const suspend = (at: string, because: string) =>
      db.asSuperuser(
        `update m_851.actor set suspended_at = ${at}, suspended_because = ${because} where id = ${karen}`,
      )
    await suspend('now()', `'a test'`)
    expect((await identify(sent(token), db.aalborg)).actor.kind).toBe('anonymous')
    await suspend('null', 'null')
  })

  it('has another form token before sign-in, after it, in each session and in each municipality', async () => {
    const [one, two] = [await signIn(), await signIn()]
    const visitors = [
      await identify(sent()),
      await identify(sent(), db.lillekobing),
      await identify(sent(one)),
      await identify(sent(two)),
    ]
    expect(new Set(visitors.map((visitor) => visitor.formToken)).size).toBe(4)
    expect(await identify(sent(one))).toEqual(visitors[2])
  })

  it('costs no question to the database without a session in the cookie', async () => {
    const nowhere = connect({ connection: { host: '127.0.0.1', port: 1 } })
    const identifyAlone = identifyWith({ kysely: nowhere.kysely, secret, cookie })
    expect((await identifyAlone(sent(), db.aalborg)).actor.kind).toBe('anonymous')
    await expect(identifyAlone(sent(newToken()), db.aalborg)).rejects.toThrow()
  })
})
