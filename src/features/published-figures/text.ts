import { fileFaultSentence } from '../../platform/files/text.ts'
import { catalogue } from '../../platform/text/catalogue.ts'
import type { Language } from '../../platform/text/language.ts'
import type { FigureFault } from './fault.ts'
import type { Finding } from './jsonstat-codes.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

export const text = catalogue({ da, en })

/** A fault in a line: its code, what is wrong, and where. */
export function faultLine({ sentence, code, line, column }: FigureFault, language: Language): string {
  const t = text(language)
  const words = isOurs(sentence) ? t(sentence) : fileFaultSentence(sentence, language)
  const place = [line === null ? null : t('line', { line: String(line) }), column].filter(
    (one) => one !== null,
  )
  return `${code}: ${place.length > 0 ? t('at', { words, place: place.join(', ') }) : words}`
}

/** What a format's rule remarks, in the same way. */
export const findingLine = ({ code, where }: Finding, language: Language): string =>
  faultLine({ code, line: null, column: where, sentence: `fault_${code}` }, language)

/** The sentences of this feature; those about files are the platform's. */
type OurSentence = Extract<keyof typeof da, `fault_${string}`>
const isOurs = (sentence: string): sentence is OurSentence => Object.hasOwn(da, sentence)
