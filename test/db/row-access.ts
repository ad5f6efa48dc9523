import { aroundRows } from './row-access-around.ts'
import { everybodyIn, mine, person, type RowAccess } from './row-label.ts'

/** What somebody does, for those who are around them, and their holders of custody. */
const status = {
  Emil: 'young-person',
  Alma: 'other-young-person',
  'Emil, Sofie': 'guardian contact-person caseworker team-leader',
} as const

/**
 * Of every table with row-level security: whose rows each actor sees who only selects from it (trust requirement T-02,
 * in the database). Emil is 17, Sofie protected; the same people are around both, and nobody around Alma.
 */
export const rowAccess: Readonly<Record<string, RowAccess>> = {
  ...aroundRows,
  young_person: {
    label: person('id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'guardian contact-person caseworker team-leader teacher head-of-school',
      'Alma, Emil, Sofie': 'administrator data-protection-officer',
    },
  },
  person_contact: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person contact-person caseworker team-leader',
      Alma: 'other-young-person',
      Sofie: 'click-secret',
    },
  },
  residence: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person contact-person caseworker team-leader',
      Alma: 'other-young-person',
      Sofie: 'click-secret',
    },
  },
  own_words: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'contact-person caseworker team-leader',
    },
  },
  statutory_fact: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'guardian contact-person caseworker team-leader teacher head-of-school',
    },
  },
  activity: { label: person('person_id'), sees: status },
  activity_agreed: { label: person('person_id'), sees: status },
  special_focus: { label: person('person_id'), sees: status },
  status_spell: { label: person('person_id'), sees: status },
  status_interruption: { label: person('person_id'), sees: status },
  status_gap: { label: person('person_id'), sees: status },
  status_rules: { label: `'a version'`, sees: { 'a version': `${everybodyIn} system` } },
  status_segment: { label: `'a segment'`, sees: { 'a segment': `${everybodyIn} system` } },
  activity_code: { label: `'a code'`, sees: { 'a code': `${everybodyIn} system` } },
  activity_type: { label: `'a type'`, sees: { 'a type': `${everybodyIn} system` } },
  import_source: { label: `'a source'`, sees: { 'a source': 'administrator data-protection-officer' } },
  import_run: { label: `'a run'`, sees: { 'a run': 'administrator data-protection-officer' } },
  import_unknown_code: { label: `'a code'`, sees: { 'a code': 'administrator data-protection-officer' } },
  import_fault: {
    label: person('person_id'),
    sees: { 'Alma, Emil, Sofie': 'administrator data-protection-officer' },
  },
  import_missing: { label: person('person_id'), sees: status },
  // The institution’s own: nobody of the municipality, whatever they are to the young person, and no holder of custody.
  absence_signal_answer: {
    label: person('person_id'),
    sees: { Alma: 'other-young-person', Emil: 'young-person', 'Emil, Sofie': 'teacher head-of-school' },
  },
  school_signal_switch: {
    label: `'a switch'`,
    sees: { 'a switch': 'teacher teacher-of-another-class head-of-school' },
  },
  absence: {
    label: person('person_id'),
    sees: { Alma: 'other-young-person', Emil: 'young-person', 'Emil, Sofie': 'teacher head-of-school' },
  },
  person_merge: {
    label: person('kept_id'),
    sees: {
      'Alma, Emil, Sofie': 'administrator data-protection-officer',
      Emil: 'young-person',
      Alma: 'other-young-person',
    },
  },
  person_merge_row: { label: `'a row'`, sees: {} },
  import_file: { label: `'a file'`, sees: {} },
  import_piece: { label: `'a piece'`, sees: {} },
  note: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'contact-person caseworker team-leader',
    },
  },
  note_version: {
    label: `${person('person_id')} || case category when 'sensitive' then ' restricted' else '' end`,
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'contact-person caseworker team-leader',
      Sofie: 'click-secret',
      'Sofie, Sofie restricted': 'click-sensitive',
    },
  },
  note_move: {
    label: person('to_person'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'contact-person caseworker team-leader',
      'Alma, Emil, Sofie': 'data-protection-officer',
    },
  },
  relation: {
    label: `${person('person_id')} || ' ' || kind`,
    sees: {
      'Emil caseworker, Emil contact_person, Emil custody, Emil enrolled, Emil self, Emil substitute':
        'young-person',
      'Alma self': 'other-young-person',
      'Emil contact_person, Emil custody, Emil enrolled, Sofie contact_person, Sofie custody, Sofie enrolled':
        'guardian',
      'Emil custody, Sofie custody': 'former-guardian',
      'Emil caseworker, Emil contact_person, Emil custody, Emil enrolled, Emil self, Emil substitute, Sofie caseworker, Sofie contact_person, Sofie custody, Sofie enrolled, Sofie substitute':
        'contact-person caseworker team-leader',
      'Emil contact_person, Emil enrolled, Sofie contact_person, Sofie enrolled': 'teacher head-of-school',
      'Emil enrolled, Sofie enrolled': 'administrator data-protection-officer',
      'Emil substitute, Sofie substitute': 'lapsed suspended',
    },
  },
  consent: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Emil, Sofie': 'guardian contact-person caseworker team-leader teacher head-of-school',
    },
  },
  break_glass: {
    label: person('person_id'),
    sees: {
      Emil: 'young-person',
      Alma: 'other-young-person',
      'Alma, Emil, Sofie': 'contact-person team-leader data-protection-officer',
    },
  },
  guardian: {
    label: mine('actor_id'),
    sees: {
      other: 'young-person contact-person caseworker team-leader',
      own: 'other-young-person guardian former-guardian',
    },
  },
  // What was written of a record that became theirs, a guardian's smaller view is without.
  person_event: {
    label: person('person_id'),
    sees: {
      'Alma, Alma before': 'other-young-person',
      'Emil, Emil before': 'young-person',
      'Emil, Sofie': 'guardian',
      'Emil, Emil before, Sofie, Sofie before': 'contact-person caseworker team-leader',
      'Alma, Alma before, Emil, Emil before, Sofie, Sofie before': 'data-protection-officer',
    },
  },
  access_log: {
    label: `case subjects when '{}' then 'a visit' else whose(subjects[1]) end`,
    sees: {
      'Alma, Alma before': 'other-young-person',
      'Emil, Emil before': 'young-person',
      'Emil, Sofie': 'guardian',
      'Emil, Emil before, Sofie, Sofie before': 'team-leader',
      'a visit, Alma, Alma before, Emil, Emil before, Sofie, Sofie before': 'data-protection-officer',
    },
  },
  analysis_purpose: {
    label: mine('actor_id'),
    sees: { own: 'contact-person', other: 'data-protection-officer' },
  },
  saved_view: { label: mine('actor_id'), sees: { own: 'contact-person' } },
  admin_event: { label: `'an event'`, sees: { 'an event': 'administrator data-protection-officer' } },
  audit_seal: { label: `'a seal'`, sees: {} },
  rule_secret: { label: `'the secret'`, sees: {} },
  actor: {
    label: `case when id = mine() then 'own' else dialect end`,
    sees: {
      'citizen, own, staff': 'young-person',
      own: 'former-guardian lapsed suspended',
      // Alma's adult is to be somebody else: she reads who the two are.
      'own, staff': 'other-young-person guardian',
      'citizen, own, school, staff': 'contact-person caseworker team-leader',
      'own, school, staff':
        'unrelated-counsellor teacher teacher-of-another-class head-of-school administrator data-protection-officer secretariat',
    },
  },
  session: {
    label: mine('actor_id'),
    sees: {
      own: 'young-person other-young-person guardian former-guardian contact-person caseworker team-leader unrelated-counsellor teacher teacher-of-another-class head-of-school data-protection-officer secretariat lapsed suspended',
      'other, own': 'administrator',
    },
  },
  sign_in_attempt: { label: `'an attempt'`, sees: {} },
  form_receipt: { label: mine('actor_id'), sees: { own: everybodyIn } },
  role_assignment: {
    label: mine('actor_id'),
    sees: {
      own: 'contact-person caseworker unrelated-counsellor teacher teacher-of-another-class secretariat lapsed suspended',
      'other, own': 'team-leader head-of-school administrator data-protection-officer',
    },
  },
  unit_membership: {
    label: mine('actor_id'),
    sees: {
      own: 'contact-person teacher teacher-of-another-class',
      'other, own': 'team-leader',
      other: 'head-of-school administrator data-protection-officer',
    },
  },
  organisation: { label: `'an organisation'`, sees: { 'an organisation': `${everybodyIn} system` } },
  unit: { label: `'a unit'`, sees: { 'a unit': `${everybodyIn} system` } },
  access_rule: { label: `'a rule'`, sees: { 'a rule': `${everybodyIn} system` } },
  person_number: { label: person('owner_id'), sees: {} },
  data_key: { label: `'a key'`, sees: { 'a key': `${everybodyIn} system anonymous` } },
  concern: {
    label: person('person_id'),
    sees: {
      Alma: 'other-young-person',
      Emil: 'young-person',
      'Emil, Sofie': 'caseworker',
      'Alma, Emil, Sofie': 'contact-person team-leader',
    },
  },
  concern_event: {
    label: person('whose_concern(concern_id)'),
    sees: {
      Alma: 'other-young-person',
      Emil: 'young-person',
      'Emil, Sofie': 'caseworker',
      'Alma, Emil, Sofie': 'contact-person team-leader',
    },
  },
  // A report is its writer's alone until it is sent, whoever else is around the young person.
  concern_draft: { label: person('person_id'), sees: { 'Alma, Emil, Sofie': 'contact-person' } },
  // As a note that is begun: only while one may write about them.
  note_draft: { label: person('person_id'), sees: { 'Emil, Sofie': 'contact-person' } },
  // What lets a system of a school report, and what it sent: nobody's who signs in.
  api_client: { label: `'a client'`, sees: {} },
  api_report: { label: `'a report'`, sees: {} },
  feedback_level: { label: "'a level'", sees: { 'a level': `${everybodyIn} system` } },
  // Known to who keeps what follows from it, whoever it is about.
  plan_not_followed: {
    label: person('person_id'),
    sees: {
      Alma: 'other-young-person',
      Emil: 'young-person',
      'Emil, Sofie': 'caseworker',
      'Alma, Emil, Sofie': 'contact-person team-leader',
    },
  },
  law_clock_start: { label: `'a start'`, sees: { 'a start': `${everybodyIn} system` } },
  promise: {
    label: person('person_id'),
    sees: {
      Alma: 'other-young-person',
      Emil: 'young-person',
      'Emil, Sofie': 'caseworker',
      'Alma, Emil, Sofie': 'contact-person team-leader',
    },
  },
  promise_event: {
    label: person('whose_promise(promise_id)'),
    sees: {
      Alma: 'other-young-person',
      Emil: 'young-person',
      'Emil, Sofie': 'caseworker',
      'Alma, Emil, Sofie': 'contact-person team-leader',
    },
  },
  promise_escalation: {
    label: person('whose_promise(promise_id)'),
    sees: { 'Emil, Sofie': 'caseworker', 'Alma, Emil, Sofie': 'contact-person team-leader' },
  },
  away: {
    label: "'a day off'",
    sees: { 'a day off': 'contact-person caseworker team-leader unrelated-counsellor' },
  },
  service_rules: { label: `'a version'`, sees: { 'a version': `${everybodyIn} system` } },
  promise_kind: { label: `'a kind'`, sees: { 'a kind': `${everybodyIn} system` } },
  service_level: { label: `'a level'`, sees: { 'a level': `${everybodyIn} system` } },
  service_day_off: { label: `'a day'`, sees: { 'a day': `${everybodyIn} system` } },
  service_step: { label: `'a step'`, sees: { 'a step': `${everybodyIn} system` } },
  message: { label: `'a message'`, sees: { 'a message': 'system' } },
  notice: { label: mine('actor_id'), sees: { own: everybodyIn } },
  log_request: {
    label: person('person_id'),
    sees: { 'Emil, Sofie': 'guardian team-leader', 'Alma, Emil, Sofie': 'data-protection-officer' },
  },
  log_request_look: {
    label: person('who_was_asked_about(request_id)'),
    sees: { 'Emil, Sofie': 'guardian team-leader', 'Alma, Emil, Sofie': 'data-protection-officer' },
  },
  log_request_answer: {
    label: person('who_was_asked_about(request_id)'),
    sees: { 'Emil, Sofie': 'guardian team-leader', 'Alma, Emil, Sofie': 'data-protection-officer' },
  },
  log_request_name: {
    label: person('who_was_asked_about(request_id)'),
    sees: { 'Emil, Sofie': 'guardian team-leader', 'Alma, Emil, Sofie': 'data-protection-officer' },
  },
  objection: {
    label: person('person_id'),
    sees: {
      Alma: 'other-young-person',
      Emil: 'young-person',
      'Emil, Sofie': 'guardian contact-person caseworker team-leader teacher head-of-school',
      'Alma, Emil, Sofie': 'administrator data-protection-officer',
    },
  },
  objection_answer: {
    label: person('who_was_meant(objection_id)'),
    sees: {
      Alma: 'other-young-person',
      Emil: 'young-person',
      'Emil, Sofie': 'guardian contact-person caseworker team-leader teacher head-of-school',
      'Alma, Emil, Sofie': 'administrator data-protection-officer',
    },
  },
  consent_request: {
    label: person('person_id'),
    sees: {
      Alma: 'other-young-person',
      Emil: 'young-person',
      'Emil, Sofie': 'contact-person caseworker team-leader',
    },
  },
  disclosure: {
    label: person('person_id'),
    sees: {
      Alma: 'other-young-person',
      Emil: 'young-person',
      'Emil, Sofie': 'guardian contact-person caseworker team-leader',
      'Alma, Emil, Sofie': 'data-protection-officer',
    },
  },
  copy_request: {
    label: person('person_id'),
    sees: { 'Emil, Sofie': 'guardian contact-person team-leader' },
  },
  copy_release: {
    label: person('who_was_copied(request_id)'),
    sees: { 'Emil, Sofie': 'guardian contact-person team-leader' },
  },
  retention_hold: { label: person('person_id'), sees: { 'Alma, Emil, Sofie': 'data-protection-officer' } },
  sampled_look: {
    label: person('person_id'),
    sees: { 'Alma, Emil, Sofie': 'team-leader data-protection-officer' },
  },
  export_request: {
    label: "'a request'",
    sees: { 'a request': 'contact-person team-leader administrator data-protection-officer' },
  },
  erasure_receipt: { label: "'a receipt'", sees: { 'a receipt': 'administrator data-protection-officer' } },
  retention_rule: { label: "'a rule'", sees: { 'a rule': 'administrator data-protection-officer' } },
}
