import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  table_status: 'Young people by what they do',
  table_age: 'By age',
  table_sex: 'By sex',
  table_area: 'By area',
  table_school: 'By school',
  status: 'Doing',
  group: 'Group',
  withheld: 'Kept back',
  withheldBecause: 'Kept back because few are behind it',
  protection:
    'Counts from 1 to below {threshold} are kept back. So are as many others as it takes that nobody can work them out. A group that is too small is put together with another.',
  absent: 'Kept back whole, because the groups are too small: {tables}.',
  catalogueTitle: 'Figures about young people in {municipality}',
  catalogueText: 'Published tables of what young people aged 15 to 24 do. Small counts are kept back.',
  datasetText: 'Young people aged 15 to 24 on the last day of each quarter. {table}.',
  inventedNote: 'Invented data',
  people: 'Young people',
}
