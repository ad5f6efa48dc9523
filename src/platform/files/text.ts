import { catalogue } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const text = catalogue({ da, en })

/** What is wrong and what to do, in a sentence; where it is says the report around it. Empty for a sentence of others. */
export const fileFaultSentence = (sentence: string, language: Language): string =>
  isOurs(sentence) ? text(language)(sentence) : ''

const isOurs = (sentence: string): sentence is keyof typeof da => Object.hasOwn(da, sentence)
