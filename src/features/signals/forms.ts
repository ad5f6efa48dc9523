import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { lix } from '../../platform/text/lix.ts'
import {
  groundlessReasons,
  type Parameters,
  type SignalKind,
  shapes,
  signalActions,
  signalKinds,
  type Telling,
  tellings,
  unknownPlace,
  type WordField,
  wordFields,
} from './rules.ts'
import { text } from './text.ts'

/** What a draft says after the form. */
export interface SignalChange {
  readonly parameters: Parameters
  readonly expiresMonths: number
  readonly telling: Telling
  readonly basis: string
  readonly citation: string
  readonly isVerified: boolean
  readonly words: Readonly<Record<WordField, string>>
}

/** The young person's own page says nothing in harder words. */
export const hardestToRead = 30
const longestWords = 500

/** The numbers of a kind, as a form or an address gives them; with a fault for each that is none. */
export function readParameters(
  kind: SignalKind,
  sent: Readonly<Record<string, string>>,
  language: Language,
): { readonly parameters: Parameters; readonly faults: Readonly<Record<string, string>> } {
  const parameters: Partial<Record<keyof Parameters, number>> = {}
  const faults: Record<string, string> = {}
  for (const { name, least, most } of shapes[kind].parameters) {
    const value = (sent[name] ?? '').trim()
    if (/^\d{1,3}$/.test(value) && Number(value) >= least && Number(value) <= most)
      parameters[name] = Number(value)
    else faults[name] = text(language)('between', { least, most })
  }
  return { parameters, faults }
}

/** Which fields there are is the kind's to say: they are held against it by {@link readSignalChange}. */
export const signalChangeForm = () => z.record(z.string(), z.string())

/** What the form says, held against the kind; or its faults, by field. */
export function readSignalChange(
  kind: SignalKind,
  bases: readonly string[],
  sent: Readonly<Record<string, string>>,
  language: Language,
): { readonly change: SignalChange } | { readonly faults: Readonly<Record<string, string>> } {
  const t = text(language)
  const { parameters, faults: numbers } = readParameters(kind, sent, language)
  const faults: Record<string, string> = { ...numbers }
  const said = (field: string) => (sent[field] ?? '').trim()
  const months = said('expires_months')
  if (!/^\d{1,2}$/.test(months) || Number(months) < 1 || Number(months) > 24)
    faults.expires_months = t('between', { least: 1, most: 24 })
  const telling = tellings.find((one) => one === sent.telling)
  if (!telling) faults.telling = t('chooseOne')
  const basis = bases.find((one) => one === sent.basis)
  if (!basis) faults.basis = t('chooseOne')
  if (said('citation').length < 3 || said('citation').length > 300) faults.citation = t('needsCitation')
  for (const field of wordFields) {
    const words = said(field)
    const unknown = unknownPlace(kind, words)
    if (words.length < 10 || words.length > longestWords)
      faults[field] = t('needsWords', { most: longestWords })
    else if (unknown !== undefined) faults[field] = t('unknownPlace', { place: unknown })
    else if (field.startsWith('told') && lix(words) > hardestToRead)
      faults[field] = t('tooHard', { lix: hardestToRead })
  }
  if (Object.keys(faults).length > 0 || !telling || !basis) return { faults }
  const [reason_da, reason_en, told_da, told_en] = wordFields.map(said) as [string, string, string, string]
  return {
    change: {
      parameters,
      expiresMonths: Number(months),
      telling,
      basis,
      citation: said('citation'),
      isVerified: sent.is_verified !== undefined && sent.is_verified !== '',
      words: { reason_da, reason_en, told_da, told_en },
    },
  }
}

/** Why a rule is switched on or off. */
export const switchForm = (language: Language) => {
  const needs = text(language)('needsBecause')
  return z.object({
    because: z.string({ error: needs }).trim().min(5, needs).max(1000, text(language)('tooLong')),
  })
}

/** A rule that is to be: what it is called, and what it looks at. */
export function makeRuleForm(language: Language) {
  const t = text(language)
  const name = (error: string) => z.string({ error }).trim().min(3, error).max(80, error)
  return z.object({
    key: z
      .string({ error: t('needsKey') })
      .trim()
      .regex(/^[a-z][a-z0-9-]{1,39}$/, t('needsKey')),
    kind: z.enum(signalKinds, { error: t('chooseOne') }),
    name_da: name(t('needsName')),
    name_en: name(t('needsName')),
    because: switchForm(language).shape.because,
  })
}

const said = [
  ...signalActions.map((action) => ({ value: `action-${action}`, said: { action } })),
  ...groundlessReasons.map((groundless) => ({ value: `groundless-${groundless}`, said: { groundless } })),
] as const

/** What a signal led to or why it is groundless, as one choice. */
export const saidForm = (language: Language) =>
  z.object({
    said: z.string({ error: text(language)('chooseOne') }).transform((value, check) => {
      const found = said.find((one) => one.value === value)
      if (found) return found.said
      check.addIssue({ code: 'custom', message: text(language)('chooseOne') })
      return z.NEVER
    }),
  })

/** The choices of the form, those of one kind together. */
export const saidChoices = (of: 'action' | 'groundless', language: Language) =>
  said
    .filter((one) => of in one.said)
    .map(({ value, said: one }) => ({
      value,
      label:
        'action' in one
          ? text(language)(`action_${one.action}`)
          : text(language)(`groundless_${one.groundless}`),
    }))
