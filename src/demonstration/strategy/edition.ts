import type { EditionDraft } from '../../features/strategy/index.ts'
import { decisions } from './decisions.ts'
import { forewordPassages } from './foreword.ts'
import { modelPassages, todayPassages, visionPassages } from './frame.ts'
import { contactPassages, relatedPassages } from './related.ts'
import { seats } from './seats.ts'
import { taskPassages } from './tasks.ts'
import { themeOne } from './theme-1.ts'
import { themeTwo } from './theme-2.ts'
import { themeThree } from './theme-3.ts'
import { themeFour } from './theme-4.ts'
import { valuePassages } from './values.ts'

/**
 * Aalborg's youth strategy 2020–2025, edition 4, in short and in our own words, in the order of the source. It has
 * no official wording and no tables: an import brings those. The table's figures stand in `indicators4`.
 */
export const edition4: EditionDraft = {
  number: 4,
  title: { da: 'Ungestrategien 2020–2025', en: 'The youth strategy 2020–2025' },
  validFrom: '2020-01-01',
  validTo: '2025-12-31',
  source: 'Aalborg Kommune: Ungestrategien, 15. juni 2020',
  passages: [
    ...forewordPassages,
    ...relatedPassages,
    ...modelPassages,
    ...valuePassages,
    ...taskPassages,
    ...visionPassages,
    ...todayPassages,
    ...themeOne,
    ...themeTwo,
    ...themeThree,
    ...themeFour,
    ...contactPassages,
  ],
  seats,
  decisions,
  tables: [],
}
