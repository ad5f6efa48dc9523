import { describe, expect, it } from 'vitest'
import { birthday, dayFrom } from './days.ts'
import { anchor, groupsFor, registerBegins, source } from './figures.ts'
import { generate } from './generate.ts'
import { readLine, writeLine } from './line.ts'
import type { PersonRecord } from './record.ts'

const small = { young: 400, seed: 7, until: dayFrom('2026-08-31') }
const people = [...generate(small)]

const homeOn = ({ homes }: PersonRecord, day: number) =>
  homes.find(({ from, until }) => from <= day && (until === null || day < until))
const isYoung = ({ born }: PersonRecord, day: number) => birthday(born, 15) <= day && day < birthday(born, 25)

describe('the groups of a municipality', () => {
  it('are the source’s own figures at the source’s size', () => {
    const groups = groupsFor(source.young)
    const sum = (...names: (keyof typeof groups)[]) => names.reduce((all, name) => all + groups[name], 0)
    expect(sum(...(Object.keys(groups) as (keyof typeof groups)[]))).toBe(34_249)
    expect(sum('focus', 'focusInterrupted')).toBe(500)
    expect(sum('focus', 'focusInterrupted', 'outside', 'outsideInterrupted', 'choseOther')).toBe(3030)
    expect(sum('educated', 'educatedInterrupted', 'choseGeneral', 'choseVocational')).toBe(6686)
    expect(sum('focusInterrupted', 'outsideInterrupted', 'educatedInterrupted')).toBe(255)
    expect([groups.choseGeneral, groups.choseVocational, groups.choseOther]).toEqual([2368, 441, 79])
  })

  it.each([1, 10, 333, 3425, 700_000])('add up to %i young people, and none is less than nobody', (young) => {
    const sizes = Object.values(groupsFor(young))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(young)
    expect(sizes.every((size) => size >= 0 && Number.isInteger(size))).toBe(true)
  })
})

describe('generated people', () => {
  it('are so many of 15 to 24 years on the anchor as was asked for', () => {
    expect(people.filter((one) => homeOn(one, anchor) && isYoung(one, anchor))).toHaveLength(small.young)
  })

  it('were all young here on some day since the register began', () => {
    const never = people.filter((one) => {
      const last = Math.min(birthday(one.born, 25) - 1, (one.homes.at(-1)?.until ?? small.until + 1) - 1)
      return last < registerBegins || !homeOn(one, last) || !isYoung(one, Math.min(last, small.until))
    })
    expect(never).toEqual([])
  })

  it('are the same each time, and others with another seed', () => {
    expect([...generate(small)]).toEqual(people)
    const [other] = generate({ ...small, seed: 8 })
    expect(other).not.toEqual(people[0])
  })

  it('come one after the other, and the first without the last', () => {
    const [first] = generate({ ...small, young: 700_000 })
    expect(first?.slot).toBe(0)
  })

  it('are told apart by birth date and serial', () => {
    const keys = new Set(people.map(({ born, serial }) => `${born} ${serial}`))
    expect(keys.size).toBe(people.length)
  })

  it('have done nothing yet on a later day, except what is known to begin', () => {
    for (const { homes, activities } of people) {
      for (const { from } of homes) expect(from).toBeLessThanOrEqual(small.until)
      for (const { learned, until, confirmed, from } of activities) {
        expect(Math.max(learned, until ?? 0, confirmed)).toBeLessThanOrEqual(small.until)
        expect(until ?? Number.POSITIVE_INFINITY).toBeGreaterThan(from)
      }
    }
  })

  it('live in one place at a time', () => {
    for (const { homes } of people)
      for (const [index, { from }] of homes.entries())
        if (index > 0) expect(homes[index - 1]?.until).toBe(from)
  })

  it('go on living: a later end of the register adds people and changes nothing that was over', () => {
    const before = [...generate({ ...small, until: dayFrom('2024-05-17') })]
    const later = new Map(people.map((one) => [one.slot, one]))
    for (const { slot, born, serial, activities } of before) {
      const same = later.get(slot)
      expect([same?.born, same?.serial]).toEqual([born, serial])
      const over = activities.filter(({ until }) => until !== null)
      expect(same?.activities).toEqual(expect.arrayContaining(over))
    }
    expect(people.length).toBeGreaterThan(before.length)
  })

  it('survive being a line of text', () => {
    expect(people.map((one) => readLine(writeLine(one)))).toEqual(people)
    expect(() => readLine('n0t0b1s300x0g0f0|a0s0h1f1;?|')).toThrow(RangeError)
  })
})

it('has no register before its first day, nor people without end', () => {
  expect(() => [...generate({ ...small, until: anchor - 1 })]).toThrow(RangeError)
})
