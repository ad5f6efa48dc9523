import { catalogue } from '../../platform/text/catalogue.ts'
import type { Language } from '../../platform/text/language.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

export const text = catalogue({ da, en })

const states = ['open', 'closed', 'blocked', 'archived', 'erased'] as const

export function stateName(state: string, language: Language): string {
  const known = states.find((one) => one === state)
  return known ? text(language)(`state_${known}`) : state
}
