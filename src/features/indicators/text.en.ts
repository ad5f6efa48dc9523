import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  methodBreak: 'Here the way of counting changes.',
  suppressed: 'Kept back because few are behind it',
  not_applicable: 'Does not exist',
  not_available: 'Not given',
  invented: 'Invented data',
  import_known: 'The file was taken in before. It was retrieved on {date}. Nothing was changed.',
  import_taken:
    'Taken in: {values, plural, one {# figure} other {# figures}} and {missing, plural, one {# cell} other {# cells}} without one.',
  import_revised:
    '{count, plural, one {# figure was revised by its source. Both editions are kept.} other {# figures were revised by their source. Both editions are kept.}}',
  import_gone:
    '{count, plural, one {# figure stood in the edition before and not in this one. It stays.} other {# figures stood in the edition before and not in this one. They stay.}}',
}
