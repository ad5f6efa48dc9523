import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, type Known, keyOf, type Present, pupilKey, readRoll, rollChanges, staffKey } from './roll.ts'
import { pastedTable } from './take-roll.ts'

const read = (words: string) => readRoll(pastedTable(words) ?? [])

describe('a class roll', () => {
  it('is read by its headings, in any order, with the dates that Danish spreadsheets write', () => {
    const roll = read('Fødselsdato;Efternavn;Fornavn\n14-03-2009;Thorup Krogh;Emil\n3.4.2010;Sand;Viktor\n')
    expect(roll?.rows).toEqual([
      { kind: 'pupil', line: 2, name: 'Emil Thorup Krogh', birthDate: '2009-03-14' },
      { kind: 'pupil', line: 3, name: 'Viktor Sand', birthDate: '2010-04-03' },
    ])
    expect(read('Navn\tFødselsdato\nEmil Krogh\t2009-03-14')?.rows).toHaveLength(1)
    expect(read('First name,Last name,Birth date\nEmil,Krogh,2009-03-14')?.rows).toHaveLength(1)
  })

  it('knows staff by their user name', () => {
    expect(read('Navn;Brugernavn;Slags\nThomas;uni-1;\nIda;uni-2;Vejleder')?.rows).toMatchObject([
      { kind: 'teacher', subject: 'uni-1' },
      { kind: 'counsellor', subject: 'uni-2' },
    ])
  })

  it('says which lines it could not read, and nothing of a table without headings', () => {
    expect(read('Navn;Fødselsdato\nEmil;31-02-2009\n;2009-03-14')?.unread).toEqual([2, 3])
    expect(read('Emil;14-03-2009')).toBeUndefined()
    expect(read('')).toBeUndefined()
    expect(pastedTable('"')).toBeUndefined()
  })

  it('takes no day that does not exist', () => {
    expect(['29-02-2011', '2011-13-01', '1-1', 'i går', '', '01-01-0001'].map(dayIn)).toEqual(
      Array(6).fill(undefined),
    )
    expect(dayIn('29-02-2012')).toBe('2012-02-29')
  })
})

const known = (id: string, name: string, birthDate = '2009-03-14'): Known => ({
  id,
  name,
  key: pupilKey(name, birthDate),
})
const there = (id: string, name: string): Present => ({ ...known(id, name), row: `row ${id}` })
const pupil = (name: string) => ({ kind: 'pupil' as const, line: 2, name, birthDate: '2009-03-14' })

describe('what a roll would change', () => {
  it('is who comes in, who goes out, who stays, and whom nobody knows', () => {
    const changes = rollChanges(
      [pupil('emil  THORUP krogh'), pupil('Sofus Ny'), pupil('Ukendt Person')],
      [there('1', 'Emil Thorup Krogh'), there('2', 'Viktor Sand')],
      [known('1', 'Emil Thorup Krogh'), known('3', 'Sofus Ny')],
    )
    expect(changes.added.map(({ id }) => id)).toEqual(['3'])
    expect(changes.ended.map(({ id }) => id)).toEqual(['2'])
    expect(changes.kept).toBe(1)
    expect(changes.unknown.map(({ name }) => name)).toEqual(['Ukendt Person'])
  })

  it('never guesses between two of the same name and date', () => {
    const { added, unknown } = rollChanges(
      [pupil('Emil Krogh')],
      [],
      [known('1', 'Emil Krogh'), known('2', 'Emil Krogh')],
    )
    expect(added).toEqual([])
    expect(unknown).toHaveLength(1)
  })

  it('is nothing at all for a roll that was just taken', () => {
    const names = fc.uniqueArray(
      fc.string({ minLength: 1, maxLength: 12 }).map((name) => name.trim()),
      {
        selector: (name) => pupilKey(name, ''),
      },
    )
    fc.assert(
      fc.property(names, names, (before, roll) => {
        const all = [...new Set([...before, ...roll])].map((name) => known(pupilKey(name, ''), name))
        const first = rollChanges(
          roll.map(pupil),
          before.map((name) => there(pupilKey(name, ''), name)),
          all,
        )
        const left = before.filter(
          (name) => !first.ended.some((one) => one.key === pupilKey(name, '2009-03-14')),
        )
        const now = [
          ...left.map((name) => there(pupilKey(name, ''), name)),
          ...first.added.map((one) => ({ ...one, row: '' })),
        ]
        const again = rollChanges(roll.map(pupil), now, all)
        expect([again.added, again.ended]).toEqual([[], []])
      }),
    )
  })

  it('finds staff by kind and user name together', () => {
    expect(keyOf({ kind: 'teacher', line: 2, name: '', subject: 'uni-1' })).toBe(staffKey('teacher', 'uni-1'))
  })
})
