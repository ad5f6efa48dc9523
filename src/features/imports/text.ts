import { fileFaultSentence } from '../../platform/files/text.ts'
import { catalogue } from '../../platform/text/catalogue.ts'
import type { Language } from '../../platform/text/language.ts'
import { isOwnCode } from './codes.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

export const text = catalogue({ da, en })

/** What a code means and what to do, whoever's it is. */
export const sentenceOf = (code: string, language: Language): string =>
  isOwnCode(code) ? text(language)(`fault_${code}`) : fileFaultSentence(`fault_${code}`, language)
