import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { registeredPages } from '../../test/support/registry.ts'
import { makeRows } from '../../test/support/row-facts.ts'
import { type ActorName, makeStandings, type Standings } from '../../test/support/standings.ts'
import { type VisitedPages, visitedPages } from '../../test/support/visitors.ts'

const pages = await registeredPages()
let db: TestDatabase
let standings: Standings
let site: VisitedPages
beforeAll(async () => {
  db = await testDatabase()
  standings = await makeStandings(db)
  await makeRows(db, standings)
  await db.asSuperuser('delete from m_851.log_request_name')
  await db.asSuperuser('delete from m_851.log_request_answer')
  await db.asSuperuser('delete from m_851.objection_answer')
  site = visitedPages(db, pages)
})

const front = async (who: ActorName, door: string) => site.as(standings.actors[who]).open(door)
const linksOf = (html: string, door: string): string[] =>
  [...new Set([...html.matchAll(/href="([^"#?]{1,200})"/g)].map(([, to = '']) => to))].filter(
    (to) => to.startsWith(`${door}/`) && /^\/[a-z]+\/[a-z-]+$/.test(to),
  )

/** Pages right behind the front. What is added there begins on the list that it is added to. */
const behind = (who: ActorName, door: string): string[] =>
  pages
    .filter(({ method, access }) => method === 'GET' && access.allows(standings.actors[who]))
    .map(({ path }) => path.da)
    .filter((path) => new RegExp(`^${door}/(?!new-)[a-z-]+$`).test(path))

describe('the front of a door', () => {
  it.each([
    ['contact-person', '/work'],
    ['caseworker', '/work'],
    ['team-leader', '/work'],
    ['team-leader', '/admin'],
    ['head-of-school', '/admin'],
    ['administrator', '/admin'],
    ['data-protection-officer', '/admin'],
  ] as const)('leads the %s to every page of %s that is open to them, and to no other', async (who, door) => {
    const { status, html } = await front(who, door)
    expect(status).toBe(200)
    const open = behind(who, door)
    expect(open.length).toBeGreaterThan(1)
    expect(linksOf(html, door).sort()).toEqual(open.sort())
  })

  it('leads from the administration to what is answered for in the work door', async () => {
    const officer = (await front('data-protection-officer', '/admin')).html
    expect(officer).toContain('href="/work/break-glass-review"')
    expect(officer).not.toContain('href="/work/exports"')
    const administrator = (await front('administrator', '/admin')).html
    expect(administrator).toContain('href="/work/exports"')
    expect(administrator).not.toContain('href="/work/break-glass-review"')
  })

  it('says how many wait for the one who looks, and not for others', async () => {
    const leader = (await front('team-leader', '/work')).words
    expect(leader).toContain('Hvem har kigget? Svar de unge 2 venter')
    expect(leader).toContain('Kopier, der skal ses igennem 2 venter')
    expect(leader).toContain('Gennemgå nødadgange 3 venter')
    expect(leader).toContain('Udtræk af mange 1 venter')
    const contact = (await front('contact-person', '/work')).words
    expect(contact).toContain('Sagt at være forkert 2 venter Kopier')
    expect(contact).toMatch(/Udtræk af mange(?! \d)/)
    const stranger = (await front('unrelated-counsellor', '/work')).words
    expect(stranger).not.toMatch(/\d venter/)
    const officer = (await front('data-protection-officer', '/admin')).words
    expect(officer).toContain('hvem der har set dem. 3 venter')
  })
})
