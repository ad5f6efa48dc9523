import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  finding_own_name: 'Has the same name as the one who looked',
  finding_same_address: 'Lives where the one who looked lives',
  finding_same_surname: 'Has the same surname as the one who looked',
  finding_colleague: 'Has the name of a colleague, or a parent who has',
  finding_volume: 'Many more looks than the person otherwise makes in a day',
  finding_night: 'Seen between 22 and 6',
  finding_after_end: 'Seen more than 30 days after the relation ended',
  lot: 'Drawn by lot',
  verdict_explained: 'Explained',
  'verdict_not-explained': 'Not explained',
}
