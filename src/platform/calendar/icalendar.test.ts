import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../test/support/read-calendar.ts'
import { type CalendarEvent, icalendar } from './icalendar.ts'

const event: CalendarEvent = {
  uid: '0d9f6b3e-7c55-4bb1-8d35-2f3a1f1f7a11',
  sequence: 0,
  starts: new Date('2026-12-01T09:00:00Z'),
  ends: new Date('2026-12-01T09:45:00Z'),
  isCancelled: false,
  summary: 'Samtale',
  writtenAt: new Date('2026-11-24T10:00:00Z'),
}
const parties = { organizer: 'ungdom@example.dk', attendee: 'mette@example.dk' }

describe('a calendar file', () => {
  it('says when something is in UTC, under a number that stays', () => {
    const { calendar, event: read } = readCalendar(icalendar(event))
    expect(calendar).toMatchObject({ VERSION: '2.0', METHOD: 'PUBLISH' })
    expect(read).toMatchObject({
      UID: event.uid,
      SEQUENCE: '0',
      DTSTART: '20261201T090000Z',
      DTEND: '20261201T094500Z',
      DTSTAMP: '20261124T100000Z',
      SUMMARY: 'Samtale',
      STATUS: 'CONFIRMED',
      CLASS: 'PRIVATE',
    })
  })

  it('is a request to somebody, and a cancellation when it is off, with who asks and who is asked', () => {
    const asked = readCalendar(icalendar({ ...event, sequence: 1 }, parties))
    expect(asked.calendar.METHOD).toBe('REQUEST')
    expect(asked.event).toMatchObject({ SEQUENCE: '1', ORGANIZER: 'mailto:ungdom@example.dk' })
    expect(asked.event.ATTENDEE).toBe('mailto:mette@example.dk')
    const off = readCalendar(icalendar({ ...event, sequence: 2, isCancelled: true }, parties))
    expect([off.calendar.METHOD, off.event.STATUS, off.event.UID]).toEqual(['CANCEL', 'CANCELLED', event.uid])
  })

  /** Ends of lines are all written alike, and characters that no line may hold are gone. */
  const kept = (text: string) =>
    text.replaceAll(/\r\n|[\r\n\u2028\u2029]/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '')

  it('gives any text back as it was, and no text is a line of its own', () => {
    const any = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(any, any, (summary, location) => {
        const read = readCalendar(icalendar({ ...event, summary, location }))
        expect([read.event.SUMMARY, read.event.LOCATION]).toEqual([kept(summary), kept(location)])
      }),
      { numRuns: 300 },
    )
  })

  it.each(['\r\nATTENDEE:mailto:all@example.dk', '\nEND:VEVENT', '\rX', '\u2028X', '\0X'])(
    'takes no further property from %j',
    (trick) => {
      for (const field of ['summary', 'location', 'uid'] as const) {
        const { event: read } = readCalendar(icalendar({ ...event, [field]: `a${trick}` }))
        expect(Object.keys(read)).not.toContain('ATTENDEE')
        expect(Object.keys(read)).not.toContain('X')
      }
      const invited = icalendar(event, { ...parties, attendee: `a@example.dk${trick}` })
      expect(Object.keys(readCalendar(invited).event).filter((name) => name === 'ATTENDEE')).toHaveLength(1)
    },
  )
})
