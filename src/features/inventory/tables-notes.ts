import { employee, kept, plain, type Table, told, words } from './entry.ts'

const guidance = { activity: 'guidance', basis: 'kui-guidance', retention: 'with-the-person' } as const
const around = ['guidance', 'job-centre', 'guardian'] as const
const noteOf = { column: 'note_id', table: 'note', key: 'id' } as const

/** What those who guide the young person have written. */
export const noteTables: readonly Table[] = [
  {
    ...guidance,
    table: 'note',
    purpose: {
      da: 'At huske aftaler og samtaler (notatpligt)',
      en: 'To remember agreements and talks (duty to take notes)',
    },
    receivers: around,
    person: { columns: ['person_id'] },
    heading: { da: 'Noter om dig', en: 'Notes about you' },
    columns: {
      id: told('guidance', 'Note nr.', 'Note no.'),
      person_id: kept('guidance'),
      kind: told('guidance', 'Om', 'About', 'code'),
      category: told('guidance', 'Slags', 'Kind', 'code'),
      happened_on: told('guidance', 'Dato', 'Date'),
      written_at: told('guidance', 'Skrevet', 'Written'),
      written_by: employee,
      not_for_guardians: kept('guidance', 'protects'),
      not_for_guardians_because: kept('guidance', 'protects'),
      tell_from: kept('guidance', 'protects'),
      versions: told('guidance', 'Udgaver', 'Versions'),
    },
  },
  {
    ...guidance,
    table: 'note_version',
    purpose: { da: 'Notens ord, og hvordan de er rettet', en: 'A note’s words, and how they were corrected' },
    receivers: around,
    person: { columns: ['person_id'] },
    opens: 'sensitive',
    heading: { da: 'Noternes ord', en: 'The notes’ words' },
    columns: {
      id: plain,
      note_id: told('guidance', 'Note nr.', 'Note no.'),
      person_id: kept('guidance'),
      category: plain,
      version: told('guidance', 'Udgave', 'Version'),
      words: words('guidance', 'Ord', 'Words'),
      written_at: told('guidance', 'Skrevet', 'Written'),
      written_by: employee,
      because: words('guidance', 'Rettet fordi', 'Corrected because'),
    },
  },
  {
    ...guidance,
    table: 'note_move',
    purpose: {
      da: 'At kunne se, at en note er flyttet fra den forkerte',
      en: 'To be able to see that a note was moved from the wrong person',
    },
    receivers: ['guidance', 'controller'],
    person: { columns: ['from_person', 'to_person'], through: [noteOf] },
    columns: {
      id: plain,
      note_id: kept('guidance'),
      from_person: kept('guidance', 'third-person'),
      to_person: kept('guidance', 'third-person'),
      because: kept('guidance', 'third-person'),
      moved_at: kept('guidance', 'third-person'),
      moved_by: employee,
    },
  },
  {
    ...guidance,
    table: 'note_draft',
    purpose: {
      da: 'At den, der skriver, kan gå fra siden og skrive videre',
      en: 'That whoever writes can leave the page and go on writing',
    },
    retention: 'until-its-own-day',
    receivers: ['nobody'],
    person: { columns: ['person_id'] },
    columns: {
      id: plain,
      author_id: employee,
      person_id: kept('guidance'),
      kind: kept('guidance', 'third-person'),
      // It is nobody's record before it is a note: the municipality does not have it.
      words: kept('guidance', 'third-person'),
      version: plain,
      saved_at: plain,
    },
  },
]
