import { employee, impersonal, kept, plain, type Table, told } from './entry.ts'

const guidance = {
  activity: 'guidance',
  basis: 'kui-guidance',
  retention: 'with-the-person',
  receivers: ['guidance', 'guardian'],
} as const

const levels = {
  da: 'Hvor længe det, kommunen lover, højst må tage',
  en: 'How long what the municipality promises may take',
} as const

/** What is promised to a young person and to who reports, and by when. */
export const promiseTables: readonly Table[] = [
  {
    ...guidance,
    table: 'promise',
    purpose: {
      da: 'At den unge får svar og kontakt til tiden',
      en: 'That the young person gets an answer and contact in time',
    },
    person: { columns: ['person_id'] },
    heading: { da: 'Det, vi har lovet dig', en: 'What we have promised you' },
    columns: {
      id: plain,
      person_id: kept('guidance'),
      kind: told('guidance', 'Løfte', 'Promise', 'code'),
      version: plain,
      urgency: kept('guidance'),
      law: told('guidance', 'Lov', 'Law'),
      source: plain,
      source_id: plain,
      owner_id: employee,
      started_at: told('guidance', 'Lovet', 'Promised'),
      due_on: told('guidance', 'Senest', 'At the latest'),
      due_at: plain,
      tell_from: kept('guidance'),
      ended: told('guidance', 'Sådan endte det', 'How it ended', 'code'),
      done_at: told('guidance', 'Gjort', 'Done'),
      done_with: told('guidance', 'Gjort ved', 'Done by', 'code'),
      because: told('guidance', 'Hvorfor', 'Why', 'code'),
      changed_by: employee,
      changed_at: plain,
    },
  },
  {
    ...guidance,
    table: 'promise_event',
    purpose: {
      da: 'At kunne se, hvad der skete med det, der er lovet',
      en: 'To see what happened to what was promised',
    },
    person: { columns: [], through: [{ column: 'promise_id', table: 'promise', key: 'id' }] },
    columns: {
      id: plain,
      promise_id: plain,
      type: kept('guidance'),
      at: kept('guidance'),
      actor_id: employee,
      owner_id: employee,
      done_at: kept('guidance'),
      because: kept('guidance'),
    },
  },
  {
    ...guidance,
    table: 'promise_escalation',
    purpose: {
      da: 'At lederen hører om en overskredet frist én gang',
      en: 'That the leader hears once of a promise past its day',
    },
    person: { columns: [], through: [{ column: 'promise_id', table: 'promise', key: 'id' }] },
    columns: { promise_id: plain, step: kept('guidance'), at: kept('guidance'), told: employee },
  },
  {
    table: 'away',
    activity: 'operations',
    purpose: {
      da: 'At en anden tager over, når nogen er væk',
      en: 'That somebody takes over while one is away',
    },
    basis: 'within-authority',
    retention: 'with-the-account',
    receivers: ['guidance'],
    columns: {
      id: plain,
      actor_id: employee,
      substitute_id: employee,
      during: employee,
      entered_by: employee,
      entered_at: plain,
    },
  },
  impersonal('service_rules', 'guidance', levels, [
    'version',
    'valid',
    'because',
    'written_by',
    'written_at',
  ]),
  impersonal('promise_kind', 'guidance', levels, ['code', 'made_to', 'kept_by']),
  impersonal('service_level', 'guidance', levels, [
    'version',
    'kind',
    'urgency',
    'age_from',
    'age_until',
    'amount',
    'unit',
    'law',
    'law_most',
  ]),
  impersonal('service_day_off', 'guidance', levels, [
    'version',
    'month_day',
    'label_da',
    'label_en',
    'is_off',
  ]),
  impersonal('service_step', 'guidance', levels, ['version', 'step', 'working_days_after']),
  impersonal('contact_ladder_step', 'guidance', levels, [
    'version',
    'step',
    'channel',
    'another_time',
    'working_days',
  ]),
]
