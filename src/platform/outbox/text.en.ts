import type { Translation } from '../text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  newsSubject: 'There is news for you at {municipality}',
  newsText:
    'Hello\n\nThere is news for you at {municipality}. Log in to read it:\n\n{address}\n\nWe never write in a mail what it is about.\n\nYou cannot answer this mail.',
  appointmentSubject: 'A time at {municipality}',
  appointmentText:
    'Hello\n\nHere is a time for your calendar. Log in to see what it is:\n\n{address}\n\nWe never write in a mail what it is about.\n\nYou cannot answer this mail.',
  'appointment-cancelledSubject': 'A time at {municipality} is cancelled',
  'appointment-cancelledText':
    'Hello\n\nA time in your calendar is cancelled. Log in to see more:\n\n{address}\n\nWe never write in a mail what it is about.\n\nYou cannot answer this mail.',
  appointment: 'A talk',
}
