import { inflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newPerson, relate } from '../../../test/support/people.ts'
import type { TestVisitor } from '../../../test/support/visitors.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { secretWords, type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
beforeAll(async () => {
  test = await workTest()
})

const csv = '/work/caseload/list.csv'
const text = async (visitor: TestVisitor, address: string): Promise<string> =>
  Buffer.from((await visitor.take(address)).bytes).toString('utf8')

/** The parts of a workbook as they are, found by the headers that stand before each. */
function partsOf(workbook: Uint8Array): string {
  const bytes = Buffer.from(workbook)
  const parts: string[] = []
  for (let at = bytes.indexOf('PK\u0003\u0004'); at !== -1; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    if (bytes.readUInt16LE(at + 8) === 8)
      parts.push(inflateRawSync(bytes.subarray(start), { finishFlush: 2 }).toString('utf8'))
  }
  return parts.join('\n')
}

describe('the caseload as a file', () => {
  it('says what the page says, with nothing of where somebody can be found, in one row of the log', async () => {
    await test.log()
    const file = await text(test.as(test.jonas), csv)
    expect(file).toBe(
      [
        '\ufeffNavn;Beskyttelse;Alder;Hvorfor;Kontaktperson',
        'Freja Kjærgård;Navn og adresse er beskyttet;18;jeg er sagsbehandler for;Mette Krarup',
        'Emil Thorup Krogh;;17;jeg er sagsbehandler for;Mette Krarup',
        '',
      ].join('\r\n'),
    )
    for (const words of Object.values(secretWords)) expect(file).not.toContain(words)
    const rows = await test.log()
    expect(rows.map(({ page, action, result }) => [page, action, result])).toEqual([
      ['work.caseload-csv', 'export', 'shown'],
    ])
    expect([...(rows[0]?.subjects ?? [])].sort()).toEqual([test.emil, test.freja].sort())
    expect(rows[0]?.reasons).toEqual(['caseworker'])
  })

  it('is a workbook as well, with the same people', async () => {
    const { status, bytes } = await test.as(test.jonas).take('/work/caseload/list.xlsx')
    expect(status).toBe(200)
    const workbook = partsOf(bytes)
    expect(workbook).toContain('Freja Kjærgård')
    expect(workbook).toContain('Emil Thorup Krogh')
    for (const words of Object.values(secretWords)) expect(workbook).not.toContain(words)
    const [row] = await test.log()
    expect(row).toMatchObject({ page: 'work.caseload-xlsx', action: 'export' })
    expect(row?.subjects).toHaveLength(2)
  })

  it('is the list that is shown: narrowed as the page is, all of its pages, and one’s own', async () => {
    const shown = await test.as(test.mette).open('/work/caseload?why=contact_person')
    expect(shown.html).toContain(`href="${csv}?why=contact_person"`)
    expect(await text(test.as(test.mette), `${csv}?why=contact_person`)).toContain('Freja')
    expect(await text(test.as(test.mette), `${csv}?why=caseworker`)).not.toContain('Freja')
    expect(await text(test.as(test.stranger), csv)).not.toContain('Emil')
    for (let each = 0; each < 51; each += 1) {
      const personId = await newPerson(test.db, { givenName: 'Side', familyName: `Nummer ${each}` })
      await relate(test.db, { personId, with: { actorId: test.stranger.id }, kind: 'contact_person' })
    }
    const page = await test.as(test.stranger).open('/work/caseload')
    expect(page.html.match(/\/work\/people\//g)).toHaveLength(50)
    const file = await text(test.as(test.stranger), csv)
    expect(file.match(/Side Nummer \d+/g)).toHaveLength(51)
  })

  it('holds no formula, whatever somebody is called', async () => {
    const mentor = await newActor(test.db, 'Mai Mentor', ['mentor'])
    const personId = await newPerson(test.db, { givenName: '=HYPERLINK("http://x")', familyName: 'Bak' })
    await relate(test.db, { personId, with: { actorId: mentor.id }, kind: 'mentor' })
    const file = await text(test.as(mentor), csv)
    expect(file).toContain(`"'=HYPERLINK(""http://x"") Bak"`)
  })

  it('is in the words of the page’s language', async () => {
    expect(await text(test.as(test.mette), `/en${csv}`)).toContain('Name,Protection,Age,Why,Contact person')
  })

  it('can be taken five times a day', async () => {
    const busy = await newActor(test.db, 'Bo Travl', ['counsellor'])
    for (let time = 0; time < 5; time += 1) expect((await test.as(busy).take(csv)).status).toBe(200)
    expect((await test.as(busy).take(csv)).status).toBe(429)
  })
})

describe('a caseload of more than 500', () => {
  let many: PersonActor
  let second: PersonActor
  beforeAll(async () => {
    many = await newActor(test.db, 'Mona Mange', ['youth-guide'])
    second = await newActor(test.db, 'Lis Leder', ['team-leader'])
    await test.superuser(
      `with people as (insert into young_person (given_name, family_name, birth_date)
         select 'Talt', 'Nummer ' || each, '2009-01-01' from generate_series(1, 501) each returning id)
       insert into relation (person_id, actor_id, kind, basis, valid_from)
         select id, $1::bigint, 'youth_guide', 'kui-guidance', '2026-01-01' from people`,
      [many.id],
    )
  })

  it('is nobody’s to take alone: it shows no one, and where to ask', async () => {
    await test.log()
    const answer = await test.as(many).open(csv)
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('Der er 501 unge på listen.')
    expect(answer.html).not.toContain('Talt')
    expect(answer.html).toContain('href="/work/exports/ask?what=caseload&amp;people=501"')
    const [row] = await test.log()
    expect(row).toMatchObject({ action: 'export', subjects: [] })
  })

  it('is taken after a second person’s yes', async () => {
    await test.superuser(
      `insert into export_request (what, people, purpose, asked_by, answered_by, answered_at, approved_until)
       values ('caseload', 501, 'Møder med alle', $1, $2, now(), now() + interval '1 hour')`,
      [many.id, second.id],
    )
    const file = await text(test.as(many), csv)
    expect(file.match(/Talt Nummer \d+/g)).toHaveLength(501)
    const row = (await test.log()).at(-1)
    expect(row?.subjects).toHaveLength(501)
  })
})
