import { everybodyIn, mine, person, type RowAccess } from './row-label.ts'

/** Who stands on the list of a talk, and who reads what the municipality writes. */
const talks = {
  Emil: 'young-person',
  Alma: 'other-young-person',
  'Emil, Sofie': 'contact-person caseworker team-leader',
} as const

/** Rows about the adults around a young person, and about talks. */
export const aroundRows: Readonly<Record<string, RowAccess>> = {
  // The one who hands over and the one who takes over see theirs, whoever it is about.
  handover: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'caseworker',
      'Alma, Emil, Sofie': 'contact-person team-leader unrelated-counsellor',
    },
  },
  // A leader sees what one of theirs has stopped, whoever it is about.
  contact_effort: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'contact-person caseworker',
      'Alma, Emil, Sofie': 'team-leader',
    },
  },
  contact_attempt: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'contact-person caseworker team-leader',
    },
  },
  guide_effort: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'contact-person caseworker team-leader',
    },
  },
  guide_review: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'contact-person caseworker team-leader',
    },
  },
  contact_capacity: { label: mine('actor_id'), sees: { own: 'contact-person', other: 'team-leader' } },
  // Young people and their holders of custody read how their adult is reached; nobody else has a use for it.
  staff_reach: {
    label: mine('actor_id'),
    sees: { own: 'contact-person', other: 'young-person other-young-person guardian' },
  },
  // Holders of custody are told of none, and the contact person of all theirs.
  signal: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'contact-person caseworker',
      'Alma, Emil, Sofie': 'team-leader',
    },
  },
  signal_kind: { label: `'a kind'`, sees: { 'a kind': `${everybodyIn} system` } },
  signal_rule: { label: `'a rule'`, sees: { 'a rule': `${everybodyIn} system` } },
  signal_rule_version: { label: `'a version'`, sees: { 'a version': `${everybodyIn} system` } },
  signal_backtest: { label: `'a look'`, sees: { 'a look': `${everybodyIn} system` } },
  signal_switch: { label: `'a switch'`, sees: { 'a switch': `${everybodyIn} system` } },
  contact_ladder_step: { label: `'a step'`, sees: { 'a step': `${everybodyIn} system` } },
  // On the list stand the young person and the contact person; the others read what the municipality writes of them.
  talk: { label: person('person_id'), sees: talks },
  talk_participant: { label: person('whose_talk(talk_id)'), sees: talks },
  talk_time: { label: person('whose_talk(talk_id)'), sees: talks },
  talk_answer: { label: person('whose_time(time_id)'), sees: talks },
  talk_minutes: { label: person('person_id'), sees: talks },
  talk_step: { label: person('person_id'), sees: talks },
  talk_event: {
    label: person('whose_talk(talk_id)'),
    sees: { 'Emil, Sofie': 'contact-person caseworker team-leader' },
  },
}
