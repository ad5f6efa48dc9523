import { account, impersonal, plain, type Table } from './entry.ts'

const signIn = { activity: 'sign-in', basis: 'accountability', receivers: ['nobody'] } as const

/** Signing in and staying signed in, organisations, and what the program runs with. */
export const accountTables: readonly Table[] = [
  {
    ...signIn,
    table: 'session',
    retention: 'with-the-session',
    purpose: { da: 'At forblive logget ind', en: 'To stay signed in' },
    columns: {
      token_hash: account,
      actor_id: account,
      provider: account,
      roles: account,
      organisation: account,
      created_at: account,
      used_at: account,
      idle_minutes: plain,
      ends_at: account,
    },
  },
  {
    ...signIn,
    table: 'sign_in_attempt',
    retention: 'ten-minutes',
    purpose: {
      da: 'At ingen kan give en anden et fremmed login',
      en: 'So that nobody can slip somebody else a sign-in',
    },
    columns: {
      state_hash: account,
      browser_hash: account,
      provider: account,
      nonce: account,
      code_verifier: account,
      return_to: account,
      started_at: account,
    },
  },
  {
    ...signIn,
    table: 'form_receipt',
    retention: 'with-the-account',
    purpose: {
      da: 'At en formular, der sendes to gange, virker én gang',
      en: 'So that a form sent twice has one effect',
    },
    columns: { key: account, actor_id: account, page: account, location: account, at: account },
  },
  impersonal(
    'data_key',
    'operations',
    { da: 'Nøgler, der forsegler personnumre', en: 'Keys that seal person numbers' },
    ['id', 'wrapped', 'kek_id', 'created_at', 'retired_at'],
  ),
  impersonal(
    'organisation',
    'organisation',
    { da: 'Kommunens dele og skolerne', en: 'Parts of the municipality, and the schools' },
    ['id', 'name', 'kind', 'municipal', 'valid_from', 'valid_until', 'version'],
  ),
  impersonal('unit', 'organisation', { da: 'Hold og klasser', en: 'Teams and classes' }, [
    'id',
    'organisation_id',
    'kind',
    'name',
    'valid_from',
    'valid_until',
    'version',
  ]),
  impersonal('reference.legal_basis', 'access-control', { da: 'Listen over love', en: 'The list of laws' }, [
    'code',
    'law',
    'section',
    'title_da',
    'title_en',
    'is_consent',
    'read_in_full',
    'valid_from',
    'valid_until',
  ]),
  impersonal(
    'reference.municipality',
    'operations',
    { da: 'Kommunerne i programmet', en: 'The municipalities in the program' },
    ['code', 'name', 'schema_name', 'hosts', 'added_at'],
  ),
  impersonal(
    'rule_secret',
    'operations',
    { da: 'At reglens svar ikke kan forfalskes', en: 'So that an answer of the rule cannot be forged' },
    ['one', 'secret'],
  ),
]
