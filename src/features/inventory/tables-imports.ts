import { employee, impersonal, kept, plain, type Table, told } from './entry.ts'

const run = impersonal(
  'import_run',
  'operations',
  { da: 'Hvilke filer der er kommet, og hvad de ændrede', en: 'Which files came, and what they changed' },
  [
    'id',
    'source',
    'source_version',
    'sha256',
    'bytes',
    'month',
    'state',
    'asked_for',
    'progress',
    'encoding',
    'counts',
    'refused_code',
    'refused_line',
    'refused_column',
    'received_at',
    'applied_at',
  ],
)

const source = impersonal(
  'import_source',
  'operations',
  { da: 'Hvordan hver kilde sender sine filer', en: 'How each source sends its files' },
  ['name', 'version', 'kind', 'declaration', 'declared_at'],
)

const aboutSomebody = {
  activity: 'guidance',
  basis: 'kui-guidance',
  receivers: ['controller'],
} as const

/** What comes in files, and what waits for somebody because of them. */
export const importTables: readonly Table[] = [
  { ...source, basis: 'accountability', columns: { ...source.columns, declared_by: employee } },
  {
    ...run,
    basis: 'accountability',
    columns: { ...run.columns, received_by: employee, applied_by: employee },
  },
  impersonal('import_file', 'operations', { da: 'Hvor længe en fil gemmes', en: 'How long a file is kept' }, [
    'run_id',
    'data_key_id',
    'kept_until',
  ]),
  {
    ...aboutSomebody,
    table: 'import_piece',
    purpose: {
      da: 'At kunne se efter, hvad der stod i filen; forseglet',
      en: 'To be able to look up what the file said; sealed',
    },
    retention: 'until-its-own-day',
    receivers: ['nobody'],
    columns: { run_id: plain, number: plain, sealed: kept('identity', 'protects') },
  },
  {
    ...aboutSomebody,
    table: 'import_fault',
    purpose: {
      da: 'At nogen ser på rækker, der ikke kunne tages ind',
      en: 'So that somebody looks at rows that could not be taken',
    },
    retention: 'with-the-person',
    person: { columns: ['person_id'] },
    columns: {
      id: plain,
      run_id: plain,
      line: plain,
      code: plain,
      column_name: plain,
      person_id: kept('status'),
    },
  },
  impersonal(
    'import_unknown_code',
    'operations',
    { da: 'Ord fra en kilde, som vi ikke kender', en: 'Words of a source that we do not know' },
    ['source', 'field', 'code', 'first_run', 'last_run', 'row_count'],
  ),
  {
    ...aboutSomebody,
    table: 'import_missing',
    purpose: {
      da: 'At nogen ser efter, når en kilde ikke nævner den unge mere',
      en: 'So that somebody looks when a source does not mention the young person any more',
    },
    retention: 'with-the-person',
    receivers: ['guidance', 'job-centre', 'guardian'],
    person: { columns: ['person_id'] },
    heading: { da: 'Kilder, der ikke nævner dig mere', en: 'Sources that do not mention you any more' },
    columns: {
      id: plain,
      source: told('status', 'Kilde', 'Source'),
      person_id: kept('status'),
      source_key: kept('status'),
      since_run: plain,
    },
  },
  {
    ...aboutSomebody,
    table: 'person_merge',
    purpose: {
      da: 'At to poster om den samme unge kan blive til én, og til to igen',
      en: 'So that two records of one young person can become one, and two again',
    },
    retention: 'with-the-person',
    person: { columns: ['kept_id', 'gone_id'] },
    heading: { da: 'To poster om dig, der blev til én', en: 'Two records of you that became one' },
    columns: {
      id: plain,
      kept_id: kept('identity'),
      gone_id: kept('identity'),
      // Where two were taken for one by mistake, the words are about somebody else.
      because: kept('identity', 'third-person'),
      asked_by: employee,
      asked_at: plain,
      preview: plain,
      merged_by: employee,
      merged_at: told('identity', 'Blev til én', 'Became one'),
      reversed_by: employee,
      reversed_at: told('identity', 'Blev til to igen', 'Became two again'),
      reversed_because: kept('identity', 'third-person'),
      gone: kept('identity', 'protects'),
    },
  },
  {
    ...aboutSomebody,
    table: 'person_merge_row',
    purpose: {
      da: 'At to poster, der blev til én, kan blive til to igen',
      en: 'So that two records that became one can become two again',
    },
    retention: 'with-the-person',
    receivers: ['nobody'],
    person: { columns: [], through: [{ column: 'merge_id', table: 'person_merge', key: 'id' }] },
    columns: {
      id: plain,
      merge_id: plain,
      table_name: plain,
      column_name: plain,
      row_key: kept('identity'),
      aside: plain,
      was: kept('identity', 'protects'),
    },
  },
]
