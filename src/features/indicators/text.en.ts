import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  methodBreak: 'Here the way of counting changes.',
  suppressed: 'Kept back because few are behind it',
  not_applicable: 'Does not exist',
  not_available: 'Not given',
}
