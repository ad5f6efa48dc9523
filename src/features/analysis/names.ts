import type { Language } from '../../platform/text/language.ts'
import type { da } from './text.da.ts'
import { text } from './text.ts'

type Segmented = Extract<keyof typeof da, `segment_${string}`>
type Code = Segmented extends `segment_${infer Name}` ? Name : never

const known: readonly Code[] = [
  'all',
  'compulsory',
  'youth-education',
  'completed',
  'outside',
  'not-known',
  'preparatory',
  'employed',
  'other-planned',
  'no-activity',
  'not-confirmed',
  'elsewhere',
]

/** A segment or a part of the outside group in words; what has no words of ours is called as it is. */
export function segmentName(code: string, language: Language): string {
  const found = known.find((one) => one === code)
  return found ? text(language)(`segment_${found}`) : code
}

/** Several that are told together: *in school or not known*. */
export const joined = (names: readonly string[], language: Language): string =>
  names.reduce((one, other) =>
    text(language)('or', { one, other: other.charAt(0).toLocaleLowerCase() + other.slice(1) }),
  )

/** An age group, a sex, an area or a school in words. */
export function categoryName(code: string | null, language: Language): string {
  const t = text(language)
  if (code === '') return t('everybody')
  if (code === null || code === 'not-stated') return t('notStated')
  if (code === 'others') return t('others')
  if (code === 'female' || code === 'male') return t(`sex_${code}`)
  return code.replace(/^(\d\d)-(\d\d)$/, '$1–$2')
}
