import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  as_counsellor: 'Counsellor',
  'as_coordinating-caseworker': 'Coordinating caseworker',
  'as_youth-guide': 'Youth guide',
  as_mentor: 'Mentor',
  asks_concern: 'A concern is open',
  asks_focus: 'Has special focus',
  asks_fact: 'Has an education order or is at risk of leaving',
  asks_around: 'Has a caseworker, youth guide or mentor',
  asks_ended: 'The contact person has stopped',
  asks_signal: 'A rule has noticed something',
  knows_around: 'is around the young person already',
  knows_before: 'has been the contact person before',
  knows_school: 'knows the school',
  room: 'has room',
  full: 'has no room',
  roomUnknown: 'room is not set',
  load: '{people, plural, one {1 young person} other {# young people}}',
  loadOf: '{people} of {capacity}',
  chooseWho: 'Choose who it is to be.',
  chooseAs: 'Choose as what.',
  needsNumber: 'Write a whole number from 0 to {most}.',
  needsBecause: 'Write why, with at least 5 characters.',
  tooLong: 'Write at most {most} characters.',
  hasOne: 'A colleague has just found a contact person.',
}
