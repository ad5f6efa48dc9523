/** Something with a time, for a calendar that is not ours (RFC 5545). */
export interface CalendarEvent {
  /** Names it for good: the same in every version of it. */
  readonly uid: string
  /** Which version it is, from 0 on; a calendar keeps the highest (RFC 5545, 3.8.7.4). */
  readonly sequence: number
  readonly starts: Date
  readonly ends: Date
  readonly isCancelled: boolean
  readonly summary: string
  readonly description?: string
  readonly location?: string
  /** When this version was written. */
  readonly writtenAt: Date
}

/** Who asks whom, by mail address; an event to take along names nobody (RFC 5546, 3.2). */
export interface Invitation {
  readonly organizer: string
  readonly attendee: string
}

export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL'

export const methodOf = (
  { isCancelled }: Pick<CalendarEvent, 'isCancelled'>,
  invitation?: Invitation,
): CalendarMethod => {
  if (!invitation) return 'PUBLISH'
  return isCancelled ? 'CANCEL' : 'REQUEST'
}

/** One event as an iCalendar file. Times are UTC, so that no calendar needs our rules of summer time to read them. */
export function icalendar(event: CalendarEvent, invitation?: Invitation): string {
  const { uid, sequence, starts, ends, isCancelled, summary, description, location, writtenAt } = event
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fodfaeste//Fodfaeste//DA',
    'CALSCALE:GREGORIAN',
    `METHOD:${methodOf(event, invitation)}`,
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(writtenAt)}`,
    `DTSTART:${utc(starts)}`,
    `DTEND:${utc(ends)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === undefined ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(location === undefined ? [] : [`LOCATION:${escaped(location)}`]),
    ...(invitation ? partiesOf(invitation) : []),
    // What it is about is nobody's to read in a shared calendar.
    'CLASS:PRIVATE',
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const partiesOf = ({ organizer, attendee }: Invitation): string[] => [
  `ORGANIZER:mailto:${address(organizer)}`,
  `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${address(attendee)}`,
]

/** An address ends no line and begins no other property. */
const address = (text: string): string => text.replaceAll(/[\p{Cc}\s\u2028\u2029]+/gu, '')

/** `20261201T090000Z` */
const utc = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')

/** The value type TEXT (RFC 5545, 3.3.11). Characters that no line may hold are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n|[\r\n\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

const longestLine = 75

/** Lines of at most 75 octets; what follows begins with a space, and no character is cut in two (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > longestLine) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
