import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import {
  bring,
  type CourseRow,
  courseLine,
  declare,
  mappingOf,
  type PersonRow,
  personLine,
} from '../../../test/support/imports.ts'
import { encoded, encodings } from '../../platform/files/encoded.fixture.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  for (const file of ['people', 'events'])
    await declare(db, mappingOf(file, { source: file, complete: false }))
})

const people = [
  { born: '2006-05-17', serial: 1 },
  { born: '2007-11-02', serial: 2 },
  { born: '2008-02-29', serial: 3 },
] as const
const day = fc.integer({ min: 2009, max: 2030 }).map((year) => `${year}-08-01`)
const orNone = (value: fc.Arbitrary<string>) => fc.option(value, { nil: '', freq: 2 })

/** Rows that are right, and rows with every kind of fault, of few people: so that they meet. */
const personRow: fc.Arbitrary<PersonRow> = fc
  .record({
    person: fc.constantFrom(...people),
    given: fc.constantFrom('Åse', 'Åse', 'Åse', 'Ørjan'),
    address: fc.constantFrom('Blåbærvej 1', 'Smørhullet 7 – kælder'),
    from: day,
    movedOut: orNone(day),
    sex: fc.constantFrom('K' as const, '' as const),
  })
  .map(({ person, ...row }) => ({ ...person, ...row }))
const courseRow: fc.Arbitrary<CourseRow> = fc
  .record({
    person: fc.constantFrom(...people, { born: '2009-09-09', serial: 9 }),
    key: fc.constantFrom('F-1', 'F-2', 'F-3'),
    type: fc.constantFrom('stx', 'hf', 'Ballet'),
    from: day,
    lastDay: orNone(day),
    expectedEnd: orNone(day),
  })
  .map(({ person, ...row }) => ({ ...person, ...row, key: `${row.key}-${person.serial}` }))

const headings = {
  people:
    'Personnummer;Tidligere personnummer;Fornavn;Efternavn;Køn;Beskyttet;Kommune;Adresse;Område;Tilflyttet;Fraflyttet',
  events: 'Personnummer;Forløb;Uddannelse;Skole;Timer pr. måned;Start;Sidste dag;Forventet slut;Afslutning',
}

async function empty(): Promise<void> {
  await db.asSuperuser(`set search_path to m_851, reference; truncate young_person, import_run cascade; truncate person_number,
    person_event; delete from import_unknown_code`)
}

/**
 * Everything that two files can do, without the numbers that the database gives out. Of two equal activities on one day such a
 * number says which one names it, so that spells may be cut differently: on which days it is which status may not.
 */
async function state(): Promise<unknown> {
  const { rows } = await db.asSuperuser(
    `select (select json_agg(x order by x::text) from (select given_name, family_name, birth_date, sex from m_851.young_person) x) as people,
       (select json_agg(x order by x::text) from (select birth_date, address, residence.valid_from, residence.valid_until, area
          from m_851.residence join m_851.young_person on person_id = young_person.id) x) as homes,
       (select json_agg(x order by x::text) from (select birth_date, type, provider, valid, expected_end, outcome, source_key
          from m_851.activity join m_851.young_person on person_id = young_person.id where upper_inf(believed)) x) as activities,
       (select json_agg(x order by x::text) from (select birth_date, segment, range_agg(daterange(first_day, until))::text as days
          from m_851.status_spell group by birth_date, segment) x) as spells,
       (select json_agg(x order by x::text) from (select code, count(*) from m_851.import_fault group by code) x) as parked,
       (select json_agg(x order by x::text) from (select field, code, row_count from m_851.import_unknown_code) x) as unknown`,
  )
  return rows[0]
}

interface Written {
  readonly encoding: (typeof encodings)[number]
  readonly delimiter: ';' | ',' | '\t'
}

/** As a file of any program: another letter between the cells, another end of the lines, another encoding. */
const fileOf = (heading: string, lines: readonly string[], { encoding, delimiter }: Written): Uint8Array =>
  encoded(
    [heading, ...lines]
      .map((line) =>
        line
          .split(';')
          .map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell))
          .join(delimiter),
      )
      .join('\r\n'),
    encoding,
  )

describe('the same rows', () => {
  it('do the same in any order and any encoding, and nothing when they come once more', async () => {
    const written = fc.record({
      encoding: fc.constantFrom(...encodings),
      delimiter: fc.constantFrom(';' as const, ',' as const, '\t' as const),
    })
    const delivery = fc
      .record({
        people: fc.array(personRow, { minLength: 1, maxLength: 6 }),
        courses: fc.array(courseRow, { minLength: 1, maxLength: 8 }),
      })
      .chain(({ people: persons, courses }) => {
        const [first, second] = [persons.map(personLine), courses.map(courseLine)]
        const shuffled = (lines: readonly string[]) =>
          fc.shuffledSubarray([...lines], { minLength: lines.length, maxLength: lines.length })
        return fc.record({
          once: fc.constant([first, second] as const),
          again: fc.tuple(shuffled(first), shuffled(second)),
          written,
        })
      })
    await fc.assert(
      fc.asyncProperty(delivery, async ({ once, again, written: how }) => {
        const plain: Written = { encoding: 'utf-8 marked', delimiter: ';' }
        const bringBoth = async (
          [first, second]: readonly [readonly string[], readonly string[]],
          as: Written,
        ) => [
          await bring(db, 'people', fileOf(headings.people, first, as)),
          await bring(db, 'events', fileOf(headings.events, second, as)),
        ]
        await empty()
        await bringBoth(again, how)
        const other = await state()
        await empty()
        await bringBoth(once, plain)
        const before = await state()
        expect(other).toEqual(before)
        for (const taken of await bringBoth(again, how))
          if (taken.is !== 'known')
            expect(taken).toMatchObject({ is: 'applied', counts: { added: 0, changed: 0 } })
      }),
      { numRuns: Number(process.env.FODFAESTE_RUNS ?? 15) },
    )
  }, 240_000)
})
