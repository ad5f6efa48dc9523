import { z } from 'zod'
import { icalendar } from '../calendar/icalendar.ts'
import { catalogue } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import type { Mail } from './mailer.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const text = catalogue({ da, en })

/** When something is. There is no way to hand in what it is, where, or with whom (trust requirement T-12). */
export interface Appointment {
  readonly uid: string
  readonly sequence: number
  /** Instants, as `2026-12-01T09:00:00.000Z`. */
  readonly starts: string
  readonly ends: string
  readonly isCancelled: boolean
}

const shape = z.object({
  uid: z.uuid(),
  sequence: z.int(),
  starts: z.iso.datetime(),
  ends: z.iso.datetime(),
  isCancelled: z.boolean(),
})

/** As it stands in a message. @throws ZodError for what no `writeMessage` wrote */
export const readAppointment = (stored: unknown): Appointment => shape.parse(stored)

/** What a calendar shows of every appointment, wherever it comes from. */
export const appointmentName = (language: Language): string => text(language)('appointment')

/** The invitation, or its end, beside the words of a mail (RFC 5546). */
export function invitationOf(
  { starts, ends, ...appointment }: Appointment,
  mail: {
    readonly to: string
    readonly from: string
    readonly language: Language
    readonly createdAt: Date
  },
): NonNullable<Mail['calendar']> {
  const event = {
    ...appointment,
    starts: new Date(starts),
    ends: new Date(ends),
    summary: appointmentName(mail.language),
    writtenAt: mail.createdAt,
  }
  return {
    method: appointment.isCancelled ? 'CANCEL' : 'REQUEST',
    file: icalendar(event, { organizer: mail.from, attendee: mail.to }),
  }
}
