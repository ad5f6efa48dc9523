import type { DecisionDraft } from '../../features/strategy/index.ts'
import type { Bilingual } from '../../platform/text/language.ts'

/** The source names no case number for any of them, and a date for the municipal council alone. */
const decision = (kind: DecisionDraft['kind'], body: Bilingual, on: string | null = null): DecisionDraft => ({
  body,
  kind,
  on,
  caseNumber: null,
  section: 'Forord',
})

/** What bodies did with edition 4, in the order of the source. */
export const decisions: readonly DecisionDraft[] = [
  decision('consulted', { da: 'Ungebyrådet', en: 'The youth council' }),
  decision('treated', { da: 'Beskæftigelsesudvalget', en: 'The Employment Committee' }),
  decision('treated', { da: 'Familie- og Socialudvalget', en: 'The Family and Social Affairs Committee' }),
  decision('treated', { da: 'Skoleudvalget', en: 'The School Committee' }),
  decision('approved', { da: 'Aalborg Byråd', en: 'Aalborg municipal council' }, '2020-06-15'),
]
