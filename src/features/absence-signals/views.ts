import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import { formatNumber } from '../../ui/numbers.ts'
import type { SchoolRule, Signal } from './rules.ts'
import { text } from './text.ts'

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value)

/** What a rule says of somebody: its words, with the numbers and days in their places. */
export const wordsOf = ({ rule, fact }: Pick<Signal, 'rule' | 'fact'>, language: Language): string =>
  filled(rule.words[language], fact, language)

/** The same, as the pupil can be told it. */
export const toldOf = ({ rule, fact }: Pick<Signal, 'rule' | 'fact'>, language: Language): string =>
  filled(rule.told[language], fact, language)

function filled(template: string, { places }: Signal['fact'], language: Language): string {
  return Object.entries(places).reduce((words, [place, value]) => {
    const said =
      typeof value === 'number'
        ? formatNumber(language, value)
        : isDay(value)
          ? longDate(value, language)
          : value
    return words.replaceAll(`{${place}}`, said)
  }, template)
}

/** Which rule says so, who wrote it, and on which law. */
export function ruleLine(rule: SchoolRule, language: Language): string {
  const t = text(language)
  const law = t(rule.isVerified ? 'lawVerified' : 'lawModelled', { citation: rule.citation })
  return t('signalBy', { rule: rule.name, author: rule.author ?? t('program'), law })
}

/** Open signals, in the order in which the pupils stand; each with a way to answer it. */
export function signalSection(
  signals: readonly Signal[],
  language: Language,
  answerHref: (signal: Signal) => string,
  { named }: { readonly named: boolean },
): Markup | '' {
  if (signals.length === 0) return ''
  const t = text(language)
  const items = signals.map(
    (signal) =>
      html`<li>${named ? html`<h3>${signal.attendance.name}</h3>` : ''}<p>${wordsOf(signal, language)}</p><p>${ruleLine(signal.rule, language)}</p><p><a class="button button-secondary" href="${answerHref(signal)}" aria-label="${t('answerFor', { name: signal.attendance.name })}">${t('answer')}</a></p></li>`,
  )
  return html`<section aria-labelledby="signals"><h2 id="signals">${t('signalsTitle')}</h2><p>${t('signalsText')}</p><ul class="passages no-max-width">${items}</ul></section>`
}
