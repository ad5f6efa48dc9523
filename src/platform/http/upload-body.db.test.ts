import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Browser, signInSite } from '../../../test/support/sign-in-site.ts'
import { entry, signInTest } from '../../../test/support/sign-in-test.ts'
import { readUploadedTable } from '../uploads/read-table.ts'
import { everyoneSignedIn, notLogged } from './page.ts'
import { action } from './register.ts'

const t = await signInTest()
const common = {
  access: everyoneSignedIn,
  audit: notLogged('a page of this test only'),
  params: z.object({}),
  input: () => z.object({ label: z.string() }),
}
const roll = action({
  ...common,
  id: 'test.roll',
  path: { da: '/klasse', en: '/roll' },
  upload: true,
  act: async (context, _, { label }) => `/done?${label}=${(await readUploadedTable(context)).length}`,
  again: async (_context, _params, typed, errors) => ({
    title: 'again',
    main: `${typed.label}: ${JSON.stringify(errors.fields)}` as never,
  }),
})
const plain = action({
  ...common,
  id: 'test.plain',
  path: { da: '/tekst', en: '/text' },
  act: async () => '/done',
  again: async () => ({ title: 'again', main: '' as never }),
})
const site = signInSite(t.db, [entry('staff', t.provider.issuer)], [roll, plain])

let browser: Browser
let token: string
beforeEach(async () => {
  await t.begin()
  browser = site.newBrowser()
  await browser.signIn('staff')
  token = await browser.tokenOn('/konto')
})

interface Sending {
  readonly fields?: Record<string, string>
  readonly files?: readonly string[]
  readonly headers?: Record<string, string>
  readonly to?: string
}

function send({
  fields = {},
  files = ['a;b\n1;2'],
  headers = {},
  to = '/klasse',
}: Sending): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ _token: token, label: 'rows', ...fields }))
    body.append(name, value)
  for (const text of files) body.append('roll', new Blob([text]), '../../roll.csv')
  return browser.open(to, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', ...headers }, body })
}

describe('a form with a file', () => {
  it('reaches its page with its fields and its rows', async () => {
    const sent = await send({})
    expect(sent.status).toBe(303)
    expect(sent.headers.get('location')).toBe('/done?rows=2')
  })

  it('is shown again with what was typed, where the file cannot be read or is missing', async () => {
    const unreadable = await send({ files: ['a;"b'] })
    expect(unreadable.status).toBe(422)
    expect(await unreadable.text()).toContain('rows: {"roll":"Filen kan ikke læses som en tabel')
    expect(await (await send({ files: [] })).text()).toContain('Vælg en fil.')
  })

  it.each<[string, Sending]>([
    ['no token', { fields: { _token: '' } }],
    ["another session's token", { fields: { _token: 'x'.repeat(43) } }],
    ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['another host of the same site', { headers: { 'sec-fetch-site': 'same-site' } }],
    ['the address of a form that takes none', { to: '/tekst' }],
  ])('is refused with %s', async (_, sending) => {
    expect((await send(sending)).status).toBe(403)
  })

  it('is refused in any other shape', async () => {
    const fields = { _token: token, label: 'rows' }
    expect((await browser.send('/klasse', fields)).status).toBe(403)
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' }
    for (const body of ['', 'rubbish', '--x\r\n\r\n', `--x${'\r\n'.repeat(9000)}`])
      expect((await browser.open('/klasse', { method: 'POST', headers, body })).status).toBe(403)
  })

  it('is refused when it is too large, has too many fields or two files', async () => {
    expect((await send({ files: ['x'.repeat(11 * 1024 * 1024)] })).status).toBe(413)
    expect((await send({ files: ['a', 'b'] })).status).toBe(413)
    const fields = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`f${n}`, 'x']))
    expect((await send({ fields })).status).toBe(413)
    expect((await send({ fields: { label: 'x'.repeat(20_000) } })).status).toBe(413)
  })
})
