import type { Language } from '../../platform/text/language.ts'
import type { Finding, SampledLook } from './rules.ts'
import { text } from './text.ts'

const findingName = (finding: Finding, language: Language): string => text(language)(`finding_${finding}`)
export const verdictName = (verdict: NonNullable<SampledLook['verdict']>, language: Language): string =>
  text(language)(`verdict_${verdict}`)

/** Why a look is on the list: the rules that noticed it, or the lot. */
export const drawnBecause = ({ findings }: SampledLook, language: Language): readonly string[] =>
  findings.length > 0 ? findings.map((one) => findingName(one, language)) : [text(language)('lot')]
