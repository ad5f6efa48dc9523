import { expect, it } from 'vitest'
import { kindsOf } from './booking.ts'
import { bookedTalkForm, newTalkForm } from './forms-new.ts'

it('says everything that a new talk lacks at once', () => {
  const asked = newTalkForm('da', { kinds: kindsOf.work, isMinor: true }).safeParse({})
  expect(asked.error?.issues.map(({ path }) => path[0])).toEqual([
    'kind',
    'place',
    'length',
    'day_1',
    'custody',
  ])
})

it('asks for what a meeting between departments needs beside', () => {
  const asked = newTalkForm('da', { kinds: kindsOf.work, isMinor: false }).safeParse({
    kind: 'coordination-meeting',
    place: 'Rådhuset',
    length: '45',
    day_1: '2026-12-01',
    at_1: '9:30',
    day_2: '2026-12-02',
    at_2: '10:00',
  })
  expect(asked.error?.issues.map(({ path }) => path[0])).toEqual(['people', 'basis', 'purpose', 'until'])
})

it('asks of a talk that was agreed on already when it is, where, and of somebody under 18 whether the parents come', () => {
  const faults = (sent: object, isMinor: boolean) =>
    bookedTalkForm('da', { isMinor })
      .safeParse(sent)
      .error?.issues.map(({ path }) => path[0])
  expect(faults({}, true)).toEqual(['day', 'place', 'length', 'custody'])
  const sent = { day: '2026-12-01', at: '9.30', place: 'Uddannelseshuset', length: '30' }
  expect(faults({ ...sent, at: '' }, false)).toEqual(['day'])
  expect(faults({ ...sent, custody: 'no' }, true)).toEqual(['because'])
  expect(bookedTalkForm('da', { isMinor: false }).parse(sent)).toMatchObject({
    kind: 'talk',
    startsAt: new Date('2026-12-01T08:30:00Z'),
    lengthMinutes: 30,
    withYoungPerson: true,
  })
})
