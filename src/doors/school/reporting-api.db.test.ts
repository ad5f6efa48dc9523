import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { appOn } from '../../../test/support/registry.ts'
import type { App } from '../../app.ts'
import { endClient, listClients, makeClient, reportingApi } from '../../features/reporting-api/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type ConcernTest, concernTest } from '../concerns.fixture.ts'

/* A student administrative system reports for a teacher, as the teacher does in the door of the school. */

const ours = 'http://127.0.0.1:8510'
let test: ConcernTest
let app: App
let client: { readonly id: string; readonly secret: string }
let token: string
let lars: string

const asTask = <Result>(work: Parameters<typeof test.db.as<Result>>[0]) =>
  test.db.as(work, reportingApi(test.db.aalborg))
const newClient = async (validUntil = '2027-07-31') => {
  const made = await asTask((trx) =>
    makeClient(trx, { organisation: 'Limfjordsskolen', name: 'Studie-IT', validUntil }),
  )
  if (!made) throw new Error('the school is not here')
  return made
}
async function userIdOf({ id }: PersonActor): Promise<string> {
  const [row] = await test.rows('select subject from actor where id = $1', [id])
  return String(row?.subject)
}

beforeAll(async () => {
  test = await concernTest()
  ;({ app } = await appOn(test.db.database))
  client = await newClient()
  token = await tokenOf(client)
  lars = await userIdOf(test.lars)
})

const ask = (path: string, init: RequestInit = {}, host = ours) =>
  Promise.resolve(app.fetch(new Request(`${host}${path}`, init)))
const askToken = ({ id, secret }: typeof client, host = ours, more: Record<string, string> = {}) =>
  ask(
    '/api/token',
    {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: id,
        client_secret: secret,
        ...more,
      }),
    },
    host,
  )
async function tokenOf(who: typeof client): Promise<string> {
  const answer = await askToken(who)
  expect(answer.status).toBe(200)
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token
}

const report = () => ({
  reporter: lars,
  pupil: { name: 'Emil Thorup Krogh', birthDate: '2009-03-14' },
  seen: ['absence', 'wants-change'],
  words: 'Emil har ikke været her siden mandag.',
  urgency: 'ordinary',
  youngPersonTold: false,
})
let keys = 0
const newKey = () => `a-key-of-ours-${keys++}`
const send = (
  body: unknown,
  {
    key = newKey(),
    by = token,
    host = ours,
    headers = {},
  }: { key?: string; by?: string; host?: string; headers?: Record<string, string> } = {},
) =>
  ask(
    '/api/concerns',
    {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        authorization: `Bearer ${by}`,
        'content-type': 'application/json',
        'idempotency-key': key,
        ...headers,
      },
    },
    host,
  )
const receiptOf = async (answer: Response) =>
  z.object({ number: z.string(), href: z.string() }).parse(await answer.json())
const problemOf = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  return z
    .object({
      status: z.number(),
      code: z.string(),
      errors: z.array(z.object({ pointer: z.string() })).optional(),
    })
    .parse(await answer.json())
}
const concernsNow = async () => Number((await test.rows('select count(*) as n from concern'))[0]?.n)

describe('a system with a token', () => {
  it('reports for a teacher: a number, an owner, promises, and a row in the log of whom it was about', async () => {
    const answer = await send(report())
    expect(answer.status).toBe(201)
    const { number, href } = await receiptOf(answer)
    expect(answer.headers.get('location')).toBe(href)
    const [concern] = await test.rows(
      `select concern.id, person_id, reporter_id, reporter_organisation_id as school, basis, seen, actor.name as owner
       from concern join actor on actor.id = owner_id where number = $1`,
      [number],
    )
    expect(concern).toMatchObject({
      person_id: test.emil.id,
      reporter_id: test.lars.id,
      school: test.school,
      basis: 'kui-institution-notice',
      seen: ['absence', 'wants-change'],
      owner: 'Mette Krarup',
    })
    expect(
      await test.rows('select kind from promise where source = $1 and source_id = $2 order by id', [
        'concern',
        concern?.id,
      ]),
    ).toHaveLength(3)
    const log = await test.rows(
      `select actor_id, result, subjects, reasons, tell_from::text from access_log where page = 'api.concerns' order by id desc limit 1`,
    )
    expect(log).toEqual([
      {
        actor_id: test.lars.id,
        result: 'done',
        subjects: [test.emil.id],
        reasons: ['enrolled'],
        tell_from: '2026-12-08',
      },
    ])
    const page = await test.as(test.lars).open(new URL(href).pathname)
    expect(page.words).toContain(number)
  })

  it('reports once however often it sends the same, also side by side; another report under the key is refused', async () => {
    const before = await concernsNow()
    const key = newKey()
    const answers = await Promise.all([1, 2, 3].map(() => send(report(), { key })))
    const numbers = await Promise.all(answers.map(async (answer) => (await receiptOf(answer)).number))
    expect(new Set(numbers).size).toBe(1)
    expect(await concernsNow()).toBe(before + 1)
    const other = await send({ ...report(), words: 'Noget andet.' }, { key })
    expect(await problemOf(other)).toMatchObject({ status: 422, code: 'key-used' })
    expect(await concernsNow()).toBe(before + 1)
  })

  it('finds only the reporter’s own pupils: of anybody else the staff get the name, and the answer looks the same', async () => {
    const otto = await userIdOf(test.otto)
    const answer = await send({ ...report(), reporter: otto })
    expect(answer.status).toBe(201)
    const { number } = await receiptOf(answer)
    const rows = await test.rows('select person_id, said_name from concern where number = $1', [number])
    expect(rows).toEqual([{ person_id: null, said_name: 'Emil Thorup Krogh' }])
    const log = await test.rows(
      `select subjects from access_log where page = 'api.concerns' order by id desc limit 1`,
    )
    expect(log).toEqual([{ subjects: [] }])
  })

  it('reports for nobody who is unknown, of another place, suspended, or without a role at the school', async () => {
    const before = await concernsNow()
    const mette = await userIdOf(test.mette)
    const stine = await userIdOf(test.stine)
    await test.rows(
      'update actor set suspended_at = now(), suspended_because = $2 where id = $1 returning id',
      [test.stine.id, 'a test of it'],
    )
    for (const reporter of ['nobody', mette, stine]) {
      const answer = await send({ ...report(), reporter })
      expect(await problemOf(answer), reporter).toMatchObject({ status: 422, code: 'reporter-unknown' })
    }
    await test.rows(
      'update actor set suspended_at = null, suspended_because = null where id = $1 returning id',
      [test.stine.id],
    )
    expect(await concernsNow()).toBe(before)
  })

  it('is told where its report is wrong, all at once, and nothing is taken', async () => {
    const before = await concernsNow()
    const wrong = {
      ...report(),
      seen: ['weather'],
      urgency: 'whenever',
      pupil: { name: 'Emil', birthDate: '2009-02-31' },
      cpr: '1',
    }
    const problem = await problemOf(await send(wrong))
    expect(problem).toMatchObject({ status: 422, code: 'report-invalid' })
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/',
      '/pupil/birthDate',
      '/seen/0',
      '/urgency',
    ])
    expect(await problemOf(await send('{"reporter": '))).toMatchObject({ status: 400, code: 'unreadable' })
    expect(await problemOf(await send(report(), { key: 'short' }))).toMatchObject({
      code: 'idempotency-key-missing',
    })
    expect(
      await problemOf(await send(report(), { headers: { 'content-type': 'text/plain' } })),
    ).toMatchObject({ status: 415 })
    expect(await problemOf(await send({ ...report(), words: 'x'.repeat(70_000) }))).toMatchObject({
      status: 413,
    })
    expect(await concernsNow()).toBe(before)
  })
})

describe('who has no token of ours', () => {
  it('gets none by a wrong secret, an unknown id, or another way of asking', async () => {
    for (const given of [
      { ...client, secret: 'wrong' },
      { ...client, id: '00000000-0000-4000-8000-000000000000' },
      { id: 'x', secret: '' },
    ]) {
      const answer = await askToken(given)
      expect([answer.status, await answer.json()]).toEqual([401, { error: 'invalid_client' }])
    }
    const other = await askToken(client, ours, { grant_type: 'password' })
    expect([other.status, await other.json()]).toEqual([400, { error: 'unsupported_grant_type' }])
  })

  it('may ask by HTTP Basic as well', async () => {
    const basic = Buffer.from(`${client.id}:${client.secret}`).toString('base64')
    const answer = await ask('/api/token', {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('reports nothing: not without one, with a changed one, in another municipality, or by a session’s cookie', async () => {
    const before = await concernsNow()
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    const later = token.replace(/\.\d{10}\./, '.9999999999.')
    for (const by of ['', 'x', changed, later]) {
      const answer = await send(report(), { by })
      expect(await problemOf(answer), by).toMatchObject({ status: 401, code: 'token' })
    }
    expect((await send(report(), { host: 'http://lillekoebing.test:8510' })).status).toBe(401)
    expect((await askToken(client, 'http://lillekoebing.test:8510')).status).toBe(401)
    expect((await send(report(), { by: '', headers: { cookie: 'session=x' } })).status).toBe(401)
    expect(await concernsNow()).toBe(before)
  })

  it('reports nothing from the moment on that its client ends, or after its last day', async () => {
    const ended = await newClient()
    const by = await tokenOf(ended)
    expect((await send(report(), { by })).status).toBe(201)
    expect(await asTask((trx) => endClient(trx, ended.id))).toBe(true)
    expect((await send(report(), { by })).status).toBe(401)
    expect((await askToken(ended)).status).toBe(401)
    expect((await askToken(await newClient('2026-11-23'))).status).toBe(401)
    expect((await askToken(await newClient('2026-11-24'))).status).toBe(200)
    expect((await asTask(listClients)).map(({ organisation }) => organisation)).toContain('Limfjordsskolen')
  })

  it('is no school of another authority', async () => {
    const made = await asTask((trx) =>
      makeClient(trx, { organisation: 'Nowhere', name: 'Studie-IT', validUntil: '2027-07-31' }),
    )
    expect(made).toBeUndefined()
  })
})

describe('what a system reads to know how', () => {
  it('says what a report holds, by what the program itself checks', async () => {
    const answer = await ask('/api/openapi.json')
    expect(answer.status).toBe(200)
    const document = z
      .object({
        openapi: z.string(),
        servers: z.array(z.object({ url: z.string() })),
        components: z.object({
          schemas: z.object({
            Report: z.object({
              required: z.array(z.string()),
              properties: z.record(z.string(), z.unknown()),
              additionalProperties: z.literal(false),
            }),
          }),
        }),
      })
      .parse(await answer.json())
    expect(document.openapi).toBe('3.1.0')
    expect(document.servers).toEqual([{ url: ours }])
    const { Report } = document.components.schemas
    expect(Report.required).toEqual(['reporter', 'pupil', 'seen', 'words', 'urgency', 'youngPersonTold'])
    expect(JSON.stringify(Report.properties)).toContain('wants-change')
  })
})
