import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { textOfPdf } from '../../../test/support/pdf-text.ts'
import { type VisitedPages, visitedPages } from '../../../test/support/visitors.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { withActor } from '../../platform/db/with-actor.ts'
import { inventory } from '../inventory/index.ts'
import { canaries, type Family, newFamily, secret } from './copy.fixture.ts'
import { copyReaderPages, ownCopyPages } from './index.ts'

let db: TestDatabase
let site: VisitedPages
let family: Family
beforeAll(async () => {
  db = await testDatabase()
  site = visitedPages(db, [...ownCopyPages, ...copyReaderPages])
  family = await newFamily(db)
})

interface Copy {
  readonly tables: { table: string; columns: Record<string, string>; rows: Record<string, unknown>[] }[]
}

const at = (person: string, file = '') => `/me/copy/${person}${file}`
const jsonOf = async (actor: PersonActor, person: string): Promise<string> => {
  const { status, html } = await site.as(actor).open(at(person, '/data.json'))
  expect(status).toBe(200)
  return html
}
const pdfOf = async (actor: PersonActor, person: string): Promise<string> => {
  const { status, bytes } = await site.as(actor).take(at(person, '/copy.pdf'))
  expect(status).toBe(200)
  return textOfPdf(bytes)
}
/** A PDF breaks lines where it likes. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ')

const others = Object.entries(canaries)

describe('the young person’s copy', () => {
  it('has every column that the data inventory marks for it, from every table, with something in it', async () => {
    const copy: Copy = JSON.parse(await jsonOf(family.self, family.emil))
    const empty: string[] = []
    for (const entry of inventory)
      for (const [column, { copy: how }] of Object.entries(entry.columns)) {
        if (how.how === 'never') continue
        const found = copy.tables.find(({ table }) => table === entry.table)
        expect(found?.columns[column], `${entry.table}.${column}`).toBeDefined()
        if (found?.rows.every((row) => row[column] === null)) empty.push(`${entry.table}.${column}`)
      }
    // Nobody has asked for words yet.
    expect(empty.filter((name) => !name.startsWith('copy_request.'))).toEqual([])
  })

  it('has nothing of other people, of employees, of the other parent, or of what may not be told yet', async () => {
    const json = await jsonOf(family.self, family.emil)
    const pdf = flat(await pdfOf(family.self, family.emil))
    for (const [why, canary] of others) {
      expect(json, why).not.toContain(canary)
      expect(pdf, why).not.toContain(canary)
    }
    for (const id of [family.stranger.personId, family.sibling, family.emil]) expect(json).not.toContain(id)
    // Why somebody looked is not told before the note is.
    expect(json).toContain('contact_person')
    expect(json).not.toContain('"participant"')
    expect(json).not.toContain('Barnets lov')
  })

  it('has where the protected live, and their own words, at once; in the PDF in words', async () => {
    const json = await jsonOf(family.self, family.emil)
    const pdf = flat(await pdfOf(family.self, family.emil))
    for (const own of [
      secret.phone,
      secret.address,
      'Jeg er god til at lytte',
      'Der var fare på færde',
      'Team Øst',
    ]) {
      expect(json).toContain(own)
      expect(pdf).toContain(own)
    }
    expect(pdf).toContain('Beskyttet navn og adresse')
    expect(pdf).toContain('14. marts 2009')
    expect(pdf).toContain('Følger, når det er set igennem')
  })

  it('is found from the list of those whom somebody may have a copy of', async () => {
    const own = await site.as(family.self).open('/me/copy')
    expect(own.html).toContain(`href="${at(family.emil)}"`)
    expect(own.html.match(/href="\/me\/copy\/[0-9a-f-]+"/g)).toHaveLength(1)
    const children = await site.as(family.mother).open('/me/copy')
    for (const child of [family.emil, family.sibling]) expect(children.html).toContain(`href="${at(child)}"`)
    expect((await site.as(family.self).open(at(family.emil))).words).toContain('Hent som PDF')
  })

  it('is logged as an export of the person, with the reason', async () => {
    await jsonOf(family.self, family.emil)
    const [row] = await logged('me.copy-json')
    expect(row).toMatchObject({
      action: 'export',
      result: 'shown',
      subjects: [family.emil],
      reasons: ['self'],
    })
  })
})

describe('a holder of custody', () => {
  it('gets of a child under 15 what they may see, and nothing of where the protected live or of what is not for them', async () => {
    const json = await jsonOf(family.mother, family.sibling)
    const pdf = flat(await pdfOf(family.mother, family.sibling))
    for (const text of [json, pdf]) {
      expect(text).toContain('Jeg er god til at lytte')
      for (const hidden of [...Object.values(secret), ...Object.values(canaries)])
        expect(text).not.toContain(hidden)
    }
  })

  it('gets of a child of 17 the smaller copy: name and status, no notes and no words of their own', async () => {
    const copy: Copy = JSON.parse(await jsonOf(family.mother, family.emil))
    expect(copy.tables.map(({ table }) => table)).toContain('young_person')
    expect(copy.tables.map(({ table }) => table)).not.toContain('note')
    expect(JSON.stringify(copy)).not.toContain('Jeg er god til at lytte')
  })
})

describe('somebody else’s copy', () => {
  it.each(['', '/data.json', '/copy.pdf'])(
    'is nowhere (%s): for a stranger, and for those who work with the person',
    async (file) => {
      const nobody = '00000000-0000-4000-8000-000000000000'
      for (const actor of [
        family.stranger.actor,
        { ...family.counsellor, roles: ['counsellor', 'guardian'] as const },
      ]) {
        const answer = await site.as(actor).open(at(family.emil, file))
        expect(answer.status).toBe(404)
        expect((await site.as(actor).open(at(nobody, file))).words).toBe(answer.words)
      }
      expect((await site.as(family.counsellor).open(at(family.emil, file))).status).toBe(403)
    },
  )

  it('is asked for by nobody else either, and leaves a refused row', async () => {
    const answer = await site.as(family.stranger.actor).send(at(family.emil, '/ask'), {})
    expect(answer.status).toBe(404)
    const [row] = await logged('me.copy-ask.send')
    expect(row).toMatchObject({ result: 'refused' })
  })
})

describe('the words that others wrote', () => {
  it('are promised within a month, looked through by the contact person, and then in the copy', async () => {
    const self = site.as(family.self)
    const asked = await self.send(at(family.emil, '/ask'), {})
    expect(asked).toMatchObject({ status: 303 })
    expect((await self.open(at(family.emil))).words).toMatch(/Du får dem senest den \d+\. \w+ \d{4}/)
    expect((await self.send(at(family.emil, '/ask'), {})).status).toBe(409)
    const notices = await db.as(
      (trx) => trx.selectFrom('notice').select(['kind', 'link_da', 'link_en']).execute(),
      family.counsellor,
    )
    expect(notices).toEqual([
      {
        kind: 'copy-waits',
        link_da: expect.stringMatching(/^\/work\/copies\/\d+$/),
        link_en: expect.stringMatching(/^\/en\/work\/copies\/\d+$/),
      },
    ])

    const reader = site.as(family.counsellor)
    const waiting = await reader.open('/work/copies')
    const [, path = ''] = /href="(\/work\/copies\/\d+)"/.exec(waiting.html) ?? []
    expect(notices[0]?.link_da).toBe(path)
    const page = await reader.open(path)
    expect(page.words).toContain(canaries.friend)
    expect(page.words).toContain('Sover dårligt om natten.')
    expect(page.words).not.toContain(canaries.notYet)

    const early = await reader.send(`${path}/finish`, {})
    expect(early).toMatchObject({ status: 409 })
    const forms = [
      ...page.html.matchAll(/action="([^"]+\/release\/\d+)".*?name="hash" value="([0-9a-f]+)"/gs),
    ]
    expect(forms.length).toBeGreaterThanOrEqual(5)
    const wrong = await reader.send(forms[0]?.[1] ?? '', {
      hash: forms[0]?.[2] ?? '',
      phrases: 'står her ikke',
    })
    expect(wrong.status).toBe(422)
    for (const [, action = '', hash = ''] of forms) {
      const typed = await reader.send(action, { hash, phrases: '' })
      expect(typed.status).toBe(303)
    }
    const [action, hash] = releaseFormOf(page.html, canaries.friend)
    await reader.send(action, { hash, phrases: canaries.friend.toUpperCase() })
    expect((await reader.send(`${path}/finish`, {})).status).toBe(303)

    const json = await jsonOf(family.self, family.emil)
    expect(json).toContain('Talte om skolen og om ████, som er hans ven.')
    expect(json).toContain('Sover dårligt om natten.')
    expect(json).not.toContain(canaries.friend)
    expect(json).not.toContain(canaries.notYet)
    expect(flat(await pdfOf(family.self, family.emil))).toContain('Sover dårligt om natten.')
    for (const page of ['work.copy', 'work.copy-release.send', 'work.copy-finish.send'])
      expect((await logged(page))[0]).toMatchObject({ action: 'export', subjects: [family.emil] })
  })

  it('are neither read nor released by somebody else’s counsellor, nor by the asker', async () => {
    const id = await withActor(db.database.kysely, family.self, 'read write', async (trx) => {
      const row = await trx
        .insertInto('copy_request')
        .values({ person_id: family.emil, asked_by: family.self.id, through: 'self' })
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    })
    const other = site.as(family.stranger.counsellor)
    expect((await other.open('/work/copies')).words).not.toContain('Emil')
    expect((await other.open(`/work/copies/${id}`)).status).toBe(404)
    expect((await other.send(`/work/copies/${id}/finish`, {})).status).toBe(404)
    const self = site.as({ ...family.self, roles: ['young-person', 'counsellor'] })
    expect((await self.open(`/work/copies/${id}`)).status).toBe(404)
    expect((await site.as(family.leader).open(`/work/copies/${id}`)).status).toBe(200)
  })
})

function releaseFormOf(html: string, words: string): [string, string] {
  const section = html.split('<section>').find((one) => one.includes(words)) ?? ''
  const [, action = '', hash = ''] = /action="([^"]+)".*?name="hash" value="([0-9a-f]+)"/s.exec(section) ?? []
  return [action, hash]
}

async function logged(page: string) {
  const client = new (await import('pg')).default.Client(db.superuser)
  await client.connect()
  const { rows } = await client.query(
    'select action, result, subjects, reasons from m_851.access_log where page = $1 order by id desc limit 1',
    [page],
  )
  await client.end()
  return rows
}
