import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { formParts, longest } from '../administration/index.ts'

export function verdictForm(language: Language) {
  const { oneOf, needed } = formParts(language)
  return z.object({
    verdict: oneOf(['explained', 'not-explained']),
    words: needed('words', longest.words, 3),
  })
}
