import type { Language } from '../platform/text/language.ts'
import { text } from './text.ts'

export type Unit = 'percent' | 'persons' | 'days'

/** The source's own reservation about a figure. */
export type Hedge = 'about' | 'over'

const locales = { da: 'da-DK', en: 'en-GB' } as const
const plain = formatters({ maximumFractionDigits: 2 })
const percent = formatters({ style: 'percent', maximumFractionDigits: 2 })

function formatters(options: Intl.NumberFormatOptions): Record<Language, Intl.NumberFormat> {
  const make = (language: Language) => new Intl.NumberFormat(locales[language], options)
  return { da: make('da'), en: make('en') }
}

/** `1.462` in Danish, `1,462` in English; at most two decimals. */
export const formatNumber = (language: Language, value: number): string => plain[language].format(value)

/** Formatted figures that were asked for before: a page has dozens, and there are few different ones. */
const remembered = new Map<string, string>()
const mostRemembered = 2000

/** A figure with its unit and hedge: `16,3 %`, `about 13%`, `1.462 personer`. */
export function formatValue(language: Language, unit: Unit, value: number, hedge?: Hedge | null): string {
  const key = `${language} ${unit} ${value} ${hedge ?? ''}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  const formatted = format(language, unit, value, hedge)
  remembered.set(key, formatted)
  return formatted
}

function format(language: Language, unit: Unit, value: number, hedge?: Hedge | null): string {
  const figure =
    unit === 'percent'
      ? percent[language].format(value / 100)
      : unit === 'days'
        ? text(language)('days', { count: Math.round(value * 10) / 10 })
        : text(language)('persons', { count: value })
  return hedge ? text(language)(hedge, { value: figure }) : figure
}
