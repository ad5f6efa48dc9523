import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Browser, signInSite } from '../../../test/support/sign-in-site.ts'
import { entry, ida, signInTest } from '../../../test/support/sign-in-test.ts'
import type { ActorTransaction } from '../db/with-actor.ts'
import { Forbidden, NotFound } from './errors.ts'
import { everyoneSignedIn, notLogged } from './page.ts'
import { action } from './register.ts'

/* What somebody sent and nobody took: shown to them again, sent once, and never as somebody else. */

const t = await signInTest()
const words = 'Emil siger, at det går bedre nu'
/** What pages of this test took, each with the name of whoever sent it. */
const taken: string[] = []
const common = {
  access: everyoneSignedIn,
  audit: notLogged('a page of this test only'),
  params: z.object({}),
  input: () => z.object({ text: z.string(), seen: z.string() }),
  again: async () => ({ title: 'again', main: '' as never }),
}
const note = action({
  ...common,
  id: 'test.note',
  path: { da: '/notat', en: '/note' },
  act: async ({ actor }, _, { text, seen }) => {
    taken.push(`${actor.name}: ${text} (${seen.replace('\n', ', ')})`)
    return '/done'
  },
})
const grave = action({
  ...note,
  ...common,
  id: 'test.grave',
  path: { da: '/alvor', en: '/grave' },
  recentSignIn: 'back here',
  act: async () => '/done',
})
/** What is written to is not there any more. */
const gone = action({
  ...common,
  id: 'test.gone',
  path: { da: '/vaek', en: '/gone' },
  act: () => Promise.reject(new NotFound()),
})
/** As for somebody whose role was taken away: refused before the form is read. */
const closed = action({
  ...common,
  id: 'test.closed',
  path: { da: '/lukket', en: '/closed' },
  access: { name: 'nobody', allows: () => false },
  upload: true,
  act: () => Promise.reject(new Forbidden()),
})
/** So often a page loses its connection in the middle. */
let losses = 0
async function loseConnection(db: ActorTransaction): Promise<void> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  await t.asSuperuser(`select pg_terminate_backend(${rows[0]?.pid}, 5000)`)
  await sql`select 1`.execute(db)
}
const roll = action({
  ...common,
  id: 'test.roll',
  path: { da: '/klasse', en: '/roll' },
  upload: true,
  act: async ({ db, file }) => {
    losses -= 1
    if (losses >= 0) await loseConnection(db)
    return `/done?bytes=${file?.bytes.length ?? 0}`
  },
})
const site = signInSite(t.db, [entry('staff', t.provider.issuer)], [note, grave, gone, closed, roll])
const karen = { ...ida, sub: 'another person', name: 'Karen Vinther Sølling' }

let browser: Browser
let typed: Record<string, string>
beforeEach(async () => {
  await t.begin()
  taken.length = 0
  losses = 0
  browser = site.newBrowser()
  await browser.signIn('staff')
  typed = { _token: await browser.tokenOn('/konto'), text: words, seen: 'absence\nmood' }
})

const endSessions = () => t.asSuperuser("update m_851.session set used_at = now() - interval '31 minutes'")
/** What the one form of an answer would send, as a browser sends it. */
const formOf = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      String(name),
      String(value),
    ]),
  )
async function refused(sent: Response): Promise<string> {
  expect(sent.status).toBe(403)
  expect(sent.headers.get('cache-control')).toBe('no-store')
  return sent.text()
}
const sendFile = (fields: Record<string, string>, file = 'a;b\n1;2', to = '/klasse') => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('roll', new Blob([file]), 'roll.csv')
  return browser.open(to, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body })
}

describe('a form of somebody whose session is over', () => {
  it('is shown to them, and sent once by them when they have signed in again', async () => {
    await endSessions()
    const over = await refused(await browser.send('/notat?fra=i-dag', typed))
    expect(over).toContain('Du er ikke logget ind mere')
    expect(over).toContain('<a href="/log-ind" target="_blank" rel="noopener">')
    expect(over).toContain(words)
    await browser.signIn('staff')
    const since = await refused(await browser.send('/notat', formOf(over)))
    expect(since).toContain('Du er logget ind som Ida Østergaard Moth. Det, du sendte, er her endnu.')
    expect(taken).toEqual([])
    expect((await browser.send('/notat', formOf(since))).headers.get('location')).toBe('/done')
    expect(taken).toEqual([`Ida Østergaard Moth: ${words} (absence, mood)`])
    expect(over).toContain('action="/notat?fra=i-dag"')
    expect(site.lines.join('')).not.toContain('Emil')
  })

  it('is not sent by anybody else, who is not shown it either; and it is not lost for the one who wrote it', async () => {
    await endSessions()
    const over = formOf(await refused(await browser.send('/notat', typed)))
    t.provider.claims = karen
    await browser.signIn('staff')
    const others = await (await browser.send('/notat', over)).text()
    expect(others).toContain('Siden hører til en anden')
    expect(others).not.toContain('Emil')
    // With the other one's own token in place of the first part, it is still not theirs.
    const [own] = (await browser.tokenOn('/konto')).split('.')
    const [, seal] = (typed._token ?? '').split('.')
    expect(formOf(await (await browser.send('/notat', { ...over, _token: `x.${seal}` })).text())).toEqual({})
    t.provider.claims = ida
    await browser.signIn('staff')
    expect((await browser.send('/notat', { ...over, _token: `${own}.${seal}` })).status).toBe(403)
    expect(taken).toEqual([])
    const since = formOf(await refused(await browser.send('/notat', over)))
    await browser.send('/notat', since)
    expect(taken).toEqual([`Ida Østergaard Moth: ${words} (absence, mood)`])
  })

  it('is the same where they had signed in again before they sent it', async () => {
    await endSessions()
    await browser.signIn('staff')
    const since = await refused(await browser.send('/notat', typed))
    await browser.send('/notat', formOf(since))
    expect(taken).toHaveLength(1)
  })

  it('is shown to nobody where another page sent it', async () => {
    await endSessions()
    const body = new URLSearchParams({ ...typed, _token: '' }).toString()
    const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' }
    const sent = await refused(await browser.open('/notat', { method: 'POST', headers, body }))
    expect(sent).not.toContain('Emil')
    expect(sent).toContain('Gå tilbage, og kopiér det, du har skrevet')
  })

  it('says that a file is to be chosen again, and keeps what was written beside it', async () => {
    await endSessions()
    // So much is not read for somebody of whom nobody knows who they are.
    const large = await refused(await sendFile(typed, 'x'.repeat(300_000)))
    expect(large).toContain('vælg filen igen, og send den')
    expect(large).not.toContain('Emil')
    const over = await refused(await sendFile(typed))
    expect(over).toContain(words)
    await browser.signIn('staff')
    const since = await refused(await sendFile(formOf(over)))
    expect(since).toContain('enctype="multipart/form-data"')
    expect(since).toContain('<input class="form-input" type="file" id="file-again" name="roll"/>')
    expect((await sendFile(formOf(since))).headers.get('location')).toBe('/done?bytes=7')
  })
})

describe('a grave step', () => {
  it('keeps what somebody has written who has to sign in again for it', async () => {
    await t.asSuperuser("update m_851.session set authenticated_at = now() - interval '46 minutes'")
    const first = await refused(await browser.send('/alvor', typed))
    expect(first).toContain('<a href="/log-ind/igen?retur=%2Falvor" target="_blank" rel="noopener">')
    t.provider.claims = { ...ida, auth_time: Math.floor(Date.now() / 1000) }
    await browser.signIn('staff')
    const since = await refused(await browser.send('/alvor', formOf(first)))
    expect((await browser.send('/alvor', formOf(since))).headers.get('location')).toBe('/done')
    t.provider.claims = ida
  })

  it('shows nothing of what another one wrote on the same machine', async () => {
    t.provider.claims = karen
    await browser.signIn('staff')
    await t.asSuperuser("update m_851.session set authenticated_at = now() - interval '46 minutes'")
    const sent = await browser.send('/alvor', typed)
    expect([sent.status, await sent.text()]).toEqual([303, ''])
    t.provider.claims = ida
  })
})

describe('a form that has no place any more', () => {
  it('is shown to its writer to be copied, without a file and without a way to send it, and to nobody else', async () => {
    const sent = await browser.send('/vaek', typed)
    expect([sent.status, sent.headers.get('cache-control')]).toEqual([404, 'no-store'])
    const page = await sent.text()
    expect(page).toContain('Det, du skrev, er ikke gemt')
    expect(page).toContain(`${words}</textarea>`)
    expect(formOf(page)).toEqual({})
    const closedPage = await refused(await sendFile(typed, 'a;b\n1;2', '/lukket'))
    expect(closedPage).toContain(`${words}</textarea>`)
    expect(closedPage).not.toContain('a;b')
    expect(site.lines.join('')).not.toContain('Emil')

    const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams({ ...typed, _token: '' }).toString()
    const foreign = await refused(await browser.open('/vaek', { method: 'POST', headers, body }))
    expect(foreign).not.toContain('Emil')
    t.provider.claims = karen
    await browser.signIn('staff')
    const others = [await browser.send('/vaek', typed), await sendFile(typed, '', '/lukket')]
    for (const one of others) expect(await refused(one)).not.toContain('Emil')
    t.provider.claims = ida
  })
})

describe('a database that goes away in the middle of an upload', () => {
  it('leaves what was written, and asks for the file again', async () => {
    losses = 1
    const away = await sendFile(typed)
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '30'])
    const page = await away.text()
    expect(page).toContain('Vi kan ikke svare lige nu')
    expect(page).toContain('En fil kan vi ikke gemme for dig. Vælg den igen:')
    expect(page).toContain(words)
    expect((await sendFile(formOf(page))).headers.get('location')).toBe('/done?bytes=7')
  })
})
