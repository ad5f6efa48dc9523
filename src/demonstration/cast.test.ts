import { expect, test } from 'vitest'
import { type Citizen, cast } from '../../test/cast.ts'
import { roles } from '../platform/access/actor.ts'
import { lix } from '../platform/text/lix.ts'
import { calendarOf, writtenOn } from './calendar.ts'
import { claimsOf, subjectOf } from './identity/claims.ts'
import { inventedPersonNumber } from './person-number.ts'

const citizens = cast.filter((member): member is Citizen => member.dialect === 'citizen')
const numberOf = ({ birthDate, serial }: Citizen) => inventedPersonNumber(birthDate, serial)
const repeated = <T>(values: readonly T[]) => values.filter((value, index) => values.indexOf(value) !== index)

test('every role has somebody in the cast', () => {
  const played = new Set(cast.flatMap((member) => [...member.roles]))
  expect(roles.filter((role) => !played.has(role))).toEqual([])
})

test('somebody has two roles, and somebody has none', () => {
  expect(cast.some((member) => member.roles.length === 2)).toBe(true)
  expect(cast.some((member) => member.roles.length === 0)).toBe(true)
})

test('two are administrators, so that each confirms the other’s role in the half-yearly review', () => {
  const administrators = cast.filter((member) => member.roles.some((role) => role === 'administrator'))
  expect(administrators.length).toBeGreaterThanOrEqual(2)
})

test('keys, names and subjects tell the cast apart', () => {
  expect(repeated(cast.map((member) => member.key))).toEqual([])
  expect(repeated(cast.map((member) => member.name))).toEqual([])
  expect(repeated(cast.map(subjectOf))).toEqual([])
})

test('a guardian’s child is in the cast and under 18', () => {
  const children = citizens.flatMap((citizen) => citizen.guardianOf ?? [])
  expect(children.length).toBeGreaterThan(0)
  for (const key of children) {
    const born = citizens.find((citizen) => citizen.key === key)?.birthDate ?? ''
    expect(born > '2008-11-24', key).toBe(true)
  }
})

test('somebody’s name and address are protected', () => {
  expect(citizens.some((citizen) => citizen.protectedNameAndAddress)).toBe(true)
})

test('no invented person number is one that the national register could give', () => {
  for (const number of citizens.map(numberOf)) {
    expect(number).toMatch(/^\d{10}$/)
    expect(Number(number.slice(0, 2))).toBeGreaterThan(60)
  }
  expect(repeated(citizens.map(numberOf))).toEqual([])
})

test('only a citizen’s claims hold a person number', () => {
  for (const member of cast) {
    const held = /\d{10}/.exec(JSON.stringify(claimsOf(member, calendarOf(writtenOn))))
    expect(held !== null, member.key).toBe(member.dialect === 'citizen')
  }
})

test('a person number is not made from what is no date, or from a serial beyond three digits', () => {
  expect(inventedPersonNumber('2011-03-04', 12).match(/../g)).toEqual(['64', '03', '11', '90', '12'])
  for (const birthDate of ['2011-02-30', '11-03-04', '2011-3-4', '1936-12-31', ''])
    expect(() => inventedPersonNumber(birthDate, 1), birthDate).toThrow(RangeError)
  for (const serial of [-1, 1000, 1.5])
    expect(() => inventedPersonNumber('2011-03-04', serial)).toThrow(RangeError)
})

test('descriptions are plain Danish and never name anybody by what they lack', () => {
  const all = cast.map((member) => member.description.da).join('\n')
  expect(lix(all)).toBeLessThanOrEqual(40)
  expect(all).not.toMatch(/udsat|sårbar|svag|problem|ikke.?parat/i)
})
