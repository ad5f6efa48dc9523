import { catalogue } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import type { Fault } from './fault.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const text = catalogue({ da, en })

/** What is wrong and what to do, in a sentence; where it is says the report around it. */
export const faultSentence = ({ sentence }: Fault, language: Language): string => text(language)(sentence)
