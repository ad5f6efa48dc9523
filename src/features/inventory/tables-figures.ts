import { impersonal, type Table } from './entry.ts'

const ofAnIndicator = ['id', 'indicator_code', 'period', 'as_of', 'breakdown', 'value']

/** Figures that somebody publishes or counts: numbers about a municipality, with units and roles, and no person in them. */
export const figureTables: readonly Table[] = [
  impersonal(
    'indicator_note',
    'strategy',
    { da: 'Måltallenes forklaringer', en: 'Notes of the indicators' },
    ['indicator_code', 'field', 'words_da', 'words_en'],
  ),
  impersonal(
    'method_break',
    'strategy',
    { da: 'Nye måder at tælle på', en: 'Changes of how indicators are counted' },
    ['indicator_code', 'starts_on', 'note_da', 'note_en'],
  ),
  impersonal(
    'figure_import',
    'strategy',
    { da: 'Filer med offentliggjorte tal', en: 'Files of published figures' },
    [
      'id',
      'indicator_code',
      'file_name',
      'sha256',
      'mapping',
      'retrieved_on',
      'published_on',
      'source_da',
      'source_en',
      'terms_da',
      'terms_en',
      'note_da',
      'note_en',
      'imported_by',
      'imported_at',
    ],
  ),
  impersonal(
    'published_observation',
    'strategy',
    { da: 'Offentliggjorte tal fra andre', en: 'Figures that others publish' },
    [...ofAnIndicator, 'import_id', 'source', 'area', 'area_name', 'state'],
  ),
  impersonal('manual_duty', 'strategy', { da: 'Hvem der tæller i hånden', en: 'Who counts by hand' }, [
    'indicator_code',
    'source',
    'owner',
    'due_on',
  ]),
  impersonal('manual_value', 'strategy', { da: 'Tal, der er talt i hånden', en: 'Figures counted by hand' }, [
    ...ofAnIndicator,
    'numerator',
    'denominator',
    'entered_by',
    'entered_at',
  ]),
  impersonal(
    'figure_settings',
    'strategy',
    { da: 'Hvordan tal regnes ud og beskyttes', en: 'How figures are computed and protected' },
    ['only_one', 'complete_from', 'erased_until', 'threshold', 'invented'],
  ),
  impersonal('sub_goal_measure', 'strategy', { da: 'Hvad der måler delmål', en: 'What measures sub-goals' }, [
    'passage_id',
    'position',
    'indicator_code',
    'not_measured_da',
    'not_measured_en',
  ]),
]
