import { describe, expect, it } from 'vitest'
import { kindIn, patternOf, readCursor, timelineKinds, writeCursor } from './rules.ts'

describe('the kinds of the timeline', () => {
  it.each([
    ['note_revised', 'note'],
    ['activities_agreed', 'activity'],
    ['attempts_stopped', 'contact'],
    ['concern_closed', 'concern'],
    ['minutes_shared', 'talk'],
    ['handover_done', 'people'],
    ['consent_given', 'sharing'],
    ['promise_kept', 'promise'],
    ['records_merged', 'other'],
    ['emergency_opened', 'other'],
  ] as const)('%s is of the kind %s and of no other', (type, kind) => {
    expect(timelineKinds.filter((one) => new RegExp(patternOf(one) ?? '').test(type))).toEqual([kind])
  })

  it('are read from an address, where they are one', () => {
    expect([kindIn('note'), kindIn('all'), kindIn(null)]).toEqual(['note', undefined, undefined])
  })
})

describe('where a page of the timeline begins', () => {
  const cursor = { moment: '2026-11-03T11:00:00.123456Z', source: 'activity-start', id: '12' }

  it('is written and read', () => {
    expect(readCursor(writeCursor(cursor))).toEqual(cursor)
  })

  it.each([
    null,
    '',
    'x',
    '2026-11-03_note_1',
    '2026-13-41T11:00:00.123456Z_note_1',
    `${writeCursor(cursor)}'`,
  ])('is at the newest for %s', (written) => {
    expect(readCursor(written)).toBeUndefined()
  })
})
