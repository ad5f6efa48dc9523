import type { Bilingual, Language } from '../../platform/text/language.ts'
import { categories, categoryName, reasonName, reasons } from '../access/index.ts'
import { da } from './codes.da.ts'
import { en } from './codes.en.ts'

const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = { da, en } satisfies Record<
  keyof Bilingual,
  Readonly<Record<string, string>>
>

/** What a code of the database means, in words; a code that nobody has given a word stands as it is. */
export function wordOf(code: string, language: Language): string {
  const own = words[language][code]
  if (own) return own
  const reason = reasons.find((one) => one === code)
  if (reason) return reasonName(reason, language)
  const category = categories.find((one) => one === code)
  return category ? categoryName(category, language) : code
}
