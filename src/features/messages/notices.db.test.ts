import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { type TestVisitor, type VisitedPages, visitedPages } from '../../../test/support/visitors.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { lix } from '../../platform/text/lix.ts'
import { type News, tell } from './actions.ts'
import { demonstrationMailPages, noticePages } from './pages.ts'
import { noticeKinds } from './rules.ts'
import { da } from './text.da.ts'
import { text } from './text.ts'

let db: TestDatabase
let pages: VisitedPages
let ida: TestVisitor
let bente: TestVisitor
let idOf: (name: string) => Promise<string>

beforeAll(async () => {
  db = await testDatabase()
  pages = visitedPages(db, [...noticePages, ...demonstrationMailPages])
  ida = await pages.visitor('Ida', 'counsellor')
  bente = await pages.visitor('Bente', 'team-leader')
  idOf = async (name) => {
    const row = db.as((trx) =>
      trx.selectFrom('actor').select('id').where('name', '=', name).executeTakeFirstOrThrow(),
    )
    return (await row).id
  }
})

beforeEach(() => db.asSuperuser('truncate m_851.notice, m_851.message', [], db.superuser))

const link = { da: '/work/nødadgang/7', en: '/en/work/emergency/7' }
const news = async (more: Partial<News> = {}): Promise<News> => ({
  key: 'access 7',
  to: await idOf('Ida'),
  kind: 'emergency-access',
  about: '00000000-0000-4000-8000-000000000007',
  link,
  ...more,
})
const telling = async (more: Partial<News> = {}) => {
  const what = await news(more)
  await db.as((trx) => tell(trx, systemIn(db.aalborg, 'test'), what))
}
const counts = async () =>
  (
    await db.asSuperuser(
      'select (select count(*)::int from m_851.notice) as notices, (select count(*)::int from m_851.message) as mails',
      [],
      db.superuser,
    )
  ).rows[0]

describe('telling somebody', () => {
  it('writes a notice and a mail with the change, and neither without it', async () => {
    const what = await news()
    const undone = db.as(async (trx) => {
      await tell(trx, systemIn(db.aalborg, 'test'), what)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await counts()).toEqual({ notices: 0, mails: 0 })
    await telling()
    expect(await counts()).toEqual({ notices: 1, mails: 1 })
  })

  it('twice under one key is telling them once; two people are two', async () => {
    await telling()
    await telling()
    await telling({ to: await idOf('Bente') })
    expect(await counts()).toEqual({ notices: 2, mails: 2 })
  })

  it('leads to a page here, and never elsewhere', async () => {
    for (const bad of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'page'])
      await expect(telling({ link: { da: bad, en: '/en/x' } })).rejects.toMatchObject({ code: '23514' })
  })
})

describe('the page of notices', () => {
  it('shows the reader’s own, with a way on, and nobody else’s', async () => {
    await telling()
    const mine = await ida.open('/beskeder')
    expect(mine.words).toContain('Der er brugt nødadgang')
    expect(mine.html).toContain('href="/work/nødadgang/7"')
    expect((await ida.open('/en/notices')).html).toContain('href="/en/work/emergency/7"')
    expect((await bente.open('/beskeder')).words).toContain('Der er ikke noget nyt til dig')
  })

  it('marks one as read, and then all of them', async () => {
    for (const key of ['1', '2', '3']) await telling({ key })
    const form = (await ida.open('/beskeder')).form
    const marked = await ida.send('/beskeder/laest', form)
    expect(marked).toMatchObject({ status: 303, location: '/beskeder?besked=marked' })
    const after = await ida.open(marked.location)
    expect(after.words).toContain('Det er sat som læst')
    expect(after.words.match(/Sæt som læst/g)).toHaveLength(2)
    await ida.send('/beskeder/laest', { notice: 'all' })
    expect((await ida.open('/beskeder')).words).not.toContain('Sæt som læst')
  })

  it('marks nobody else’s', async () => {
    await telling()
    const { notice = '' } = (await ida.open('/beskeder')).form
    expect(notice).toMatch(/^\d+$/)
    expect((await bente.send('/beskeder/laest', { notice })).status).toBe(303)
    expect((await bente.send('/beskeder/laest', { notice: 'all' })).status).toBe(303)
    expect((await ida.open('/beskeder')).words).toContain('Sæt som læst')
  })

  it.each(['', 'x', '0', '1; drop table notice', '99999999999999999999'])(
    'refuses %j as a notice',
    async (notice) => {
      expect((await ida.send('/beskeder/laest', { notice })).status).toBe(422)
    },
  )

  it('shows fifty at a time', async () => {
    for (let index = 0; index < 51; index += 1) await telling({ key: String(index) })
    const first = await ida.open('/beskeder')
    expect(first.words.match(/Der er brugt nødadgang/g)).toHaveLength(50)
    const [, next = ''] = /href="(\/beskeder\?before=\d+)"/.exec(first.html) ?? []
    expect((await ida.open(next)).words.match(/Der er brugt nødadgang/g)).toHaveLength(1)
  })

  it('has a sentence for each kind, and is easy to read', () => {
    for (const kind of noticeKinds) expect(text('en')(`kind_${kind}`)).not.toBe(text('da')(`kind_${kind}`))
    expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(30)
  })
})

describe('the demonstration’s page of outgoing mail', () => {
  it('shows what was kept, headers and text, to anybody, and names nobody', async () => {
    const anybody = await pages.visitor()
    expect((await anybody.open('/demo/post')).words).toContain('Der er ikke lavet nogen mail endnu')
    await telling()
    expect((await anybody.open('/demo/post')).words).toContain('Der er ikke lavet nogen mail endnu')
    await db.as((trx) =>
      trx
        .updateTable('message')
        .set({ state: 'sent', sent_at: new Date(), kept: 'To: <ida@example.dk>\n\nLog ind' })
        .execute(),
    )
    const page = await anybody.open('/demo/post')
    expect(page.words).toContain('Der er nyt til dig hos Aalborg')
    expect(page.words).toContain('To: <ida@example.dk>')
    expect(page.words).not.toContain('nødadgang')
  })
})
