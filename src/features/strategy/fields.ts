/** What somebody may write in a passage, and in an edition's own description. */
export const passageFields = [
  'title_da',
  'title_en',
  'short_da',
  'short_en',
  'official_da',
  'section',
  'state',
  'state_reason',
  'responsible',
] as const
export type PassageField = (typeof passageFields)[number]

export const editionFields = ['number', 'title_da', 'title_en', 'valid_from', 'valid_to'] as const
export type EditionField = (typeof editionFields)[number]
