import { expect, it } from 'vitest'
import { kindsOf } from './booking.ts'
import { newTalkForm } from './forms.ts'

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
