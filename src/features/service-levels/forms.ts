import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { levelKey, type ServiceChange, type ServiceLevel, type ServiceRules } from './rules.ts'
import { text } from './text.ts'

export const stepKey = (step: number): string => `step.${step}`

export const ladderKey = (step: number): string => `ladder.${step}`
const mostDaysOnLadder = 60

/** As many as the table takes, and the law's most where there is one. */
export const mostOf = ({ law }: ServiceLevel): number => law?.most ?? 366
const mostDaysAfter = 99

/** Whatever the fields are called: which ones there are is the draft's to say. */
export const serviceChangeForm = () => z.record(z.string(), z.string())

/** What the form says, held against the draft; or its faults, by field. */
export function readServiceChange(
  rules: ServiceRules,
  sent: Readonly<Record<string, string>>,
  language: Language,
): { readonly change: ServiceChange } | { readonly faults: Readonly<Record<string, string>> } {
  const faults: Record<string, string> = {}
  const number = (field: string, most: number): number => {
    const value = (sent[field] ?? '').trim()
    if (/^\d{1,3}$/.test(value) && Number(value) <= most) return Number(value)
    faults[field] = text(language)('between', { most })
    return 0
  }
  const amounts = new Map(
    rules.levels.map((level) => [levelKey(level), number(levelKey(level), mostOf(level))]),
  )
  const steps = new Map(rules.steps.map(({ step }) => [step, number(stepKey(step), mostDaysAfter)]))
  const ladder = new Map(rules.ladder.map(({ step }) => [step, number(ladderKey(step), mostDaysOnLadder)]))
  const ticked = (sent.days_off ?? '').split('\n')
  const daysOff = rules.daysOff.map(({ monthDay }) => monthDay).filter((day) => ticked.includes(day))
  return Object.keys(faults).length > 0 ? { faults } : { change: { amounts, daysOff, steps, ladder } }
}
