import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { bring, declare, mappingOf, parkedIn, peopleFile } from '../../../test/support/imports.ts'
import { inventedPersonNumber } from '../../demonstration/person-number.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await declare(db, mappingOf('people', { complete: true }))
})

const heading =
  'Personnummer;Tidligere personnummer;Fødselsdato;Fornavn;Efternavn;Køn;Kommune;Adresse;Tilflyttet'
const line = (number: string, former: string, born: string) =>
  `${number};${former};${born};Åse;Bæk;;851;Opfundet Vej 1;01-08-2024`
/** As an authority makes one for somebody who has none: letters, and no century. */
const replacement = '140309-AB12'
const said = async () => {
  const { rows } = await db.asSuperuser<{ id: string; birth_date: string; kinds: string }>(
    `select young_person.id, birth_date::text, string_agg(kind || ' ' || case when valid_until is null then 'holds' else 'former' end, ', '
       order by person_number.created_at, kind desc) as kinds
     from m_851.young_person join m_851.person_number on owner_id = young_person.id group by young_person.id`,
  )
  return rows
}

describe('somebody who came with a replacement number', () => {
  it('waits where nothing says when they were born, and is taken where the file does', async () => {
    const unsaid = await bring(db, 'folkeregister', `${heading}\n${line(replacement, '', '')}`)
    expect(await parkedIn(db, unsaid.runId)).toEqual(['2 birth_date_unknown'])
    await bring(db, 'folkeregister', `${heading}\n${line(replacement, '', '14-03-2009')}`)
    expect(await said()).toMatchObject([{ birth_date: '2009-03-14', kinds: 'replacement holds' }])
  })

  it('stays who they are when the register gives them a number, with another birth date too', async () => {
    const [before] = await said()
    const given = inventedPersonNumber('2009-04-01', 3)
    const file = `${heading}\n${line(given, replacement, '01-04-2009')}`
    expect(await bring(db, 'folkeregister', file)).toMatchObject({ counts: { added: 0, changed: 1 } })
    expect(await said()).toEqual([
      { id: before?.id, birth_date: '2009-04-01', kinds: 'replacement former, invented holds' },
    ])
  })
})

describe('a file that is much shorter', () => {
  const file = (count: number, area: string) =>
    peopleFile(...Array.from({ length: count }, (_, serial) => ({ born: '2006-05-17', serial, area })))

  it('is held against the same month, of this year or the last, and only else against the newest', async () => {
    const take = (count: number, month: string) =>
      bring(db, 'folkeregister', file(count, `${count} i ${month}`), { month, anyway: false })
    expect(await take(30, '2025-07')).toMatchObject({ is: 'applied' })
    expect(await take(60, '2026-06')).toMatchObject({ is: 'applied' })
    // Half of June's, and as many as last July's.
    expect(await take(29, '2026-07')).toMatchObject({ is: 'applied' })
    expect(await take(31, '2026-08')).toMatchObject({ is: 'applied' })
    expect(await take(38, '2026-06')).toMatchObject({ is: 'asks', code: 'delivery_shrank' })
  })
})
