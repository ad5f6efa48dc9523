import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text-contact.da.ts'

export const en: Translation<typeof da> = {
  contactPersonTitle: 'Contact person',
  contactPersonIs: '{name} is the contact person.',
  contactPersonNone: 'There is no contact person today.',
  withoutContactTitle: 'Young people without a contact person',
  withoutContactText:
    'Here are young people for whom something asks for a contact person, and for whom you find one. Who has waited longest stands on top.',
  withoutContactCount:
    '{count, plural, one {1 young person waits} other {# young people wait}} for a contact person. What asks for one:',
  withoutContactNone: 'Everybody for whom something asks for a contact person has one.',
  withoutContactCaption: 'Young people who wait for a contact person',
  columnSince: 'Since',
  assignLink: 'Find one',
  assignFor: 'for {name}',
  assignTitle: 'Choose a contact person',
  assignText: 'Whoever you choose is the contact person from today on. They and the young person are told.',
  assignWho: 'Who is to be the contact person?',
  assignAs: 'As what?',
  assignSubmit: 'Make contact person',
  suggestText: 'These know the young person. The choice is yours.',
  suggestOne: '{name}: {because}',
  endContactTitle: 'End as contact person',
  endContactText:
    '{name} is no longer the contact person from today on. The young person then stands on your list until another one is found. If there is another one already, use a handover.',
  endContactBecause: 'Why does it end?',
  endContactSubmit: 'End from today on',
  contactPersonsTitle: 'The team’s contact persons',
  contactPersonsText:
    'The list is by name. The numbers say of how many young people each is the contact person, and how many there is room for.',
  contactPersonsNone: 'Nobody in your team can be a contact person.',
  contactPersonsCaption: 'Contact persons in your team, by name',
  columnPeople: 'Young people now',
  columnCapacity: 'Room for',
  capacityNone: 'Not set',
  capacityLink: 'Set room',
  capacityTitle: 'How many is there room for?',
  capacityText:
    '{name} is the contact person of {people, plural, one {1 young person} other {# young people}} now.',
  capacityLabel: 'Room for so many young people',
  capacitySubmit: 'Save',
  continuityTitle: 'The same adult',
  continuityText:
    'So many contact persons the team’s young people have had in a year. There are no names in the numbers.',
  continuityCaption: 'Contact persons per young person in {year}',
  continuityNone: 'There are no numbers for {year}.',
  columnContactPersons: 'Contact persons',
  columnYoung: 'Young people',
  done_contactAssigned: 'There is a contact person from today on.',
  done_contactEnded: 'It has ended from today on. Find a new contact person.',
  done_capacitySet: 'The room is set.',
}
