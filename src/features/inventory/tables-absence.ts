import { kept, plain, type Table, told } from './entry.ts'

/** What a school registers of its own pupils, and nobody else reads (decision 0031). */
export const absenceTables: readonly Table[] = [
  {
    table: 'absence',
    activity: 'guidance',
    purpose: {
      da: 'At skolen ser, når en elev er væk, og kan hjælpe i tide',
      en: 'That the school sees when a pupil is away, and can help in time',
    },
    basis: 'enrolment',
    retention: 'with-the-person',
    receivers: ['school'],
    person: { columns: ['person_id'] },
    heading: { da: 'Det, din skole har skrevet om fravær', en: 'What your school has written about absence' },
    columns: {
      id: plain,
      person_id: kept('absence'),
      organisation_id: told('absence', 'Skole', 'School', 'organisation'),
      first_day: told('absence', 'Fra', 'From'),
      last_day: told('absence', 'Til', 'To'),
      days: told('absence', 'Skoledage', 'School days'),
      held: told('absence', 'Undervisning', 'Lessons or days held'),
      illness: told('absence', 'Syg', 'Ill'),
      lawful: told('absence', 'Fri med lov', 'Away with leave'),
      unlawful: told('absence', 'Væk uden lov', 'Away without leave'),
      unstated: told('absence', 'Væk, uden grund skrevet', 'Away, no reason written'),
      registered_on: told('absence', 'Skrevet', 'Registered'),
      source: plain,
      import_run: plain,
      missing_since: plain,
    },
  },
]
