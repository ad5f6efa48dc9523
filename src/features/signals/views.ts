import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import type { ToldSignal } from './queries-open.ts'
import type { Ending, Parameter, Parameters, SignalKind, Telling } from './rules.ts'
import { text } from './text.ts'

export const signalKindName = (kind: SignalKind, language: Language): string => text(language)(`kind_${kind}`)

/** What a rule looks for, with its numbers: `Der er gjort mindst 4 forsøg …`. */
export const ruleWords = (kind: SignalKind, parameters: Parameters, language: Language): string => {
  const { days = 0, times = 0, months = 0, attempts = 0 } = parameters
  return text(language)(`rule_${kind}`, { days, times, months, attempts })
}

export const parameterName = (name: Parameter['name'], language: Language): string =>
  text(language)(`parameter_${name}`)

export const tellingName = (telling: Telling, language: Language): string =>
  text(language)(`telling_${telling}`)

export const endingName = (ending: Ending, language: Language): string => text(language)(`ended_${ending}`)

/** The law that a rule rests on; unless somebody has held the rule against it, it is only modelled on it. */
export const lawWords = (
  { citation, isVerified }: { readonly citation: string; readonly isVerified: boolean },
  language: Language,
): string => text(language)(isVerified ? 'lawVerified' : 'lawModelled', { citation })

/** Who wrote a rule: a colleague, or it came with the program. */
export const authorName = (author: string | null, language: Language): string =>
  author ?? text(language)('program')

/** What rules have noted about the young person, for themselves; nothing where they have noted nothing. */
export function toldSignalsSection(told: readonly ToldSignal[], language: Language): Markup | '' {
  if (told.length === 0) return ''
  const t = text(language)
  const items = told.map(
    ({ words, raisedAt, isOpen }) =>
      html`<li><p>${words}</p><p>${t('toldWhen', { date: longDate(localDate(raisedAt), language) })}${isOpen ? '' : html`. ${t('toldEnded')}`}</p></li>`,
  )
  return html`<section aria-labelledby="signals"><h2 id="signals">${t('toldTitle')}</h2><p>${t('toldText')}</p><ul class="passages no-max-width">${items}</ul></section>`
}
