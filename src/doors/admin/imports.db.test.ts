import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { declare, mappingOf, type PersonRow, peopleFile } from '../../../test/support/imports.ts'
import { jobsTest, type TestCopy, until } from '../../../test/support/jobs.ts'
import { importKinds } from '../../features/import-kinds/index.ts'
import { dropFilesJob, importer, takeImportJob } from '../../features/imports/index.ts'
import { type AdminTest, adminTest, testServices } from './admin.fixture.ts'

let test: AdminTest
let program: TestCopy
beforeAll(async () => {
  test = await adminTest()
  await declare(test.db, mappingOf('people'))
  const jobs = await jobsTest(test.db, [takeImportJob(importKinds), dropFilesJob])
  program = await jobs.start({ imports: { database: test.db.database, keys: testServices.keys } })
})
afterAll(() => program.stop())

const anna: PersonRow = { born: '2006-05-17', serial: 1, given: 'Ånna', family: 'Bæk Sø' }
const count = async (what: string) =>
  (await test.db.asSuperuser<{ count: number }>(`select count(*)::int from m_851.${what}`)).rows[0]?.count
const done = (address: string) =>
  until(async () => !(await test.jørgen.open(address)).words.includes('I gang.'))

describe('a file that an administrator sends', () => {
  it('needs a source and a file, and a month that is one', async () => {
    const answer = await test.jørgen.sendParts('/admin/new-import', { source: '', month: '2026-13' })
    expect(answer.status).toBe(422)
    expect(answer.words).toContain('Vælg, hvor filen kommer fra.')
    expect(answer.words).toContain('Skriv måneden som 2026-09.')
    const empty = await test.jørgen.sendParts('/admin/new-import', { source: 'folkeregister', month: '' })
    expect(empty.words).toContain('Vælg en fil.')
  })

  it('is tried first: encoding, names, what is new and what is put aside; then taken by the same code', async () => {
    const file = peopleFile(
      anna,
      { ...anna, serial: 2, protected: 'ja', given: 'Hemmelig', family: 'Åse' },
      { ...anna, serial: 3, from: '31-02-2020' },
      { ...anna, serial: 4, given: 'Bo', protected: '=cmd()' },
    )
    const sent = await test.jørgen.sendParts(
      '/admin/new-import',
      { source: 'folkeregister', month: '2026-11' },
      file,
    )
    const [address = ''] = sent.location.split('?')
    expect(sent.location).toBe('/admin/imports/1?done=importBrought')
    await done(address)
    const tried = await test.hanne.open(address)
    expect(tried.words).toContain('Prøvet. Intet er ændret.')
    expect(tried.words).toContain('Tegnsæt: utf-8. Se, om navnene er rigtige: Ånna Bæk Sø, Bo Bæk Sø')
    expect(tried.words).toContain('4 rækker læst, 2 nye, 0 ændret, 0 som før, 2 rækker lagt til side')
    expect(tried.words).toContain('Den dato findes ikke. (date_impossible)')
    expect(await count('young_person')).toBe(0)
    // For control one reads along, and takes nothing.
    expect(tried.words).not.toContain('Tag filen ind')
    expect((await test.hanne.send(address, { ask: 'take' })).status).toBe(403)
    expect((await test.jørgen.open(address)).words).toContain('Tag filen ind')

    const asked = await test.jørgen.send(address, { ask: 'take' })
    expect(asked.location).toBe(`${address}?done=importAsked`)
    await done(address)
    expect((await test.jørgen.open(address)).words).toContain('Taget ind.')
    expect(await count('young_person')).toBe(2)
    const list = await test.jørgen.open('/admin/imports')
    expect(list.words).toContain('Folkeregisteret, 2026-11')
    expect(list.words).toContain('Koder, vi ikke kender')
    expect((await test.jørgen.open('/admin/history')).words).toContain(
      'tog en fil fra „folkeregister“ ind: 2 nye, 0 ændret, 2 lagt til side.',
    )
    const { rows } = await test.db.asSuperuser(
      `select data ->> 'by' as by from m_851.admin_event where type = 'file_imported'`,
    )
    expect(rows).toEqual([{ by: test.actors.jørgen.id }])
  })

  it('is reported as a table and as JSON, without a name or a number', async () => {
    const csv = new TextDecoder().decode((await test.jørgen.take('/admin/imports/1/report/csv')).bytes)
    expect(csv.trim().split('\r\n')).toEqual([
      'Linje;Kolonne;Kode;Hvad der er galt;Kildens ord',
      '4;Tilflyttet;date_impossible;Den dato findes ikke.;',
      '5;Beskyttet;code_unknown;Vi kender ikke ordet. Det står på listen over ukendte koder.;',
      `;Beskyttet;code_unknown;Vi kender ikke ordet. Det står på listen over ukendte koder.;'=cmd()`,
    ])
    const json = new TextDecoder().decode((await test.jørgen.take('/admin/imports/1/report/json')).bytes)
    expect(JSON.parse(json)).toMatchObject({
      is: 'applied',
      counts: { added: 2, parked: 2 },
      encoding: 'utf-8',
      parked: [{ line: 4, code: 'date_impossible' }, { line: 5 }],
      unknown: [{ code: '=cmd()', field: 'protected' }],
    })
    expect((await test.ida.open('/admin/imports/1/report/csv')).status).toBe(403)
  })

  it('says why nothing is taken, and asks where it is much shorter', async () => {
    const broken = await test.jørgen.sendParts(
      '/admin/new-import',
      { source: 'folkeregister', month: '' },
      peopleFile(anna).replace('Fornavn', 'Navn'),
    )
    const [address = ''] = broken.location.split('?')
    await done(address)
    expect((await test.jørgen.open(address)).words).toContain(
      'Filen er ikke taget ind: linje 1: Der mangler en kolonne. (column_missing)',
    )
    const many = Array.from({ length: 60 }, (_, serial): PersonRow => ({ ...anna, serial: serial + 10 }))
    for (const rows of [many, many.slice(0, 30)]) {
      const sent = await test.jørgen.sendParts(
        '/admin/new-import',
        { source: 'folkeregister', month: '2026-10' },
        peopleFile(...rows),
      )
      const [run = ''] = sent.location.split('?')
      await done(run)
      await test.jørgen.send(run, { ask: 'take' })
      await done(run)
      if (rows.length === 60) continue
      expect((await test.jørgen.open(run)).words).toContain('mere end 5 % kortere')
      await test.jørgen.send(run, { ask: 'anyway' })
      await done(run)
      expect((await test.jørgen.open(run)).words).toContain(
        '32 er ikke med i filen mere (markeret, ikke slettet)',
      )
    }
  })

  it('goes when its own day has come, and what was taken of it stays', async () => {
    await test.db.asSuperuser(`update m_851.import_file set kept_until = '2026-11-23' where run_id = 1`)
    await dropFilesJob.handle(
      {
        id: 'a night',
        municipality: test.db.aalborg,
        ids: {},
        isLastAttempt: false,
        signal: new AbortController().signal,
        inTransaction: (mode, work) => test.db.as(work, importer(test.db.aalborg), mode),
      },
      undefined,
    )
    expect(await count('import_piece where run_id = 1')).toBe(0)
    expect(await count('import_piece where run_id > 1')).toBeGreaterThan(0)
    expect((await test.jørgen.open('/admin/imports/1')).words).toContain('Taget ind.')
  })
})
