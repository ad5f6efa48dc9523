import type { RuleVersion } from '../rule-versions/index.ts'

/** What a rule can look at: a closed list, each computed by code of its own. The table `signal_kind` holds the same. */
export const signalKinds = [
  'gap',
  'status-lapsed',
  'repeated-interruptions',
  'attempts-without-contact',
] as const
export type SignalKind = (typeof signalKinds)[number]

/** A number that a kind of rule takes, and between what. */
export interface Parameter {
  readonly name: 'days' | 'times' | 'months' | 'attempts'
  readonly least: number
  readonly most: number
}
export type Parameters = Readonly<Partial<Record<Parameter['name'], number>>>

/** What each kind takes, and which facts its words have places for: the parameters, and days that it finds. */
export const shapes: Readonly<
  Record<SignalKind, { readonly parameters: readonly Parameter[]; readonly facts: readonly string[] }>
> = {
  gap: { parameters: [{ name: 'days', least: 1, most: 730 }], facts: ['since', 'days'] },
  'status-lapsed': { parameters: [{ name: 'days', least: 0, most: 730 }], facts: ['since', 'days'] },
  'repeated-interruptions': {
    parameters: [
      { name: 'times', least: 2, most: 9 },
      { name: 'months', least: 1, most: 60 },
    ],
    facts: ['times', 'months', 'last'],
  },
  'attempts-without-contact': {
    parameters: [{ name: 'attempts', least: 2, most: 20 }],
    facts: ['attempts', 'last'],
  },
}

/** The number that a version has under a name of its kind's list. @throws Error where it has none */
export function parameter(parameters: Parameters, name: Parameter['name']): number {
  const value = parameters[name]
  if (value === undefined) throw new Error(`the rule has no ${name}`)
  return value
}

/** Whether the young person sees a signal on the day it is raised, or as a concern: after the first talk, or ten working days. */
export const tellings = ['at-once', 'as-a-concern'] as const
export type Telling = (typeof tellings)[number]

/** The words of a rule with places for its facts: for who works with the young person, and for the young person. */
export const wordFields = ['reason_da', 'reason_en', 'told_da', 'told_en'] as const
export type WordField = (typeof wordFields)[number]

/** One version of one rule. Its number is its own among all rules' versions. */
export interface SignalVersion extends RuleVersion {
  readonly parameters: Parameters
  readonly expiresMonths: number
  readonly telling: Telling
  readonly basis: string
  readonly citation: string
  /** Somebody has held it against the law's own text; else the rule is only modelled on it. */
  readonly isVerified: boolean
  readonly words: Readonly<Record<WordField, string>>
  /** Nobody where it came with the program. */
  readonly author: string | null
  readonly writtenAt: Date
  /** When its backtest was looked at with the parameters that it has now, and by whom. */
  readonly lookedAt: { readonly by: string; readonly at: Date } | null
}

export interface SignalRule {
  readonly key: string
  readonly kind: SignalKind
  readonly name: string
  readonly isOn: boolean
  /** The oldest first, drafts last. */
  readonly versions: readonly SignalVersion[]
  /** The newest first. */
  readonly switched: readonly {
    readonly isOn: boolean
    readonly because: string
    readonly by: string
    readonly at: Date
  }[]
}

/** How a signal ends: a person says what it led to or that it is groundless; else by itself, or because its rule is off. */
export const endings = ['action', 'groundless', 'expired', 'faded', 'off'] as const
export type Ending = (typeof endings)[number]

/** What a signal led to. */
export const signalActions = ['contact', 'attempt', 'talk', 'concern', 'colleague'] as const
export type SignalAction = (typeof signalActions)[number]

/** Why somebody calls it groundless. */
export const groundlessReasons = ['not-so', 'in-hand', 'own-plan', 'of-no-matter'] as const
export type GroundlessReason = (typeof groundlessReasons)[number]

/** How the signals of a version have gone. */
export type SignalHistory = Readonly<Record<'raised' | 'open' | Ending, number>>

/** Whether a text has only places for facts that its kind finds; the first that it does not. */
export const unknownPlace = (kind: SignalKind, words: string): string | undefined =>
  [...words.matchAll(/\{([^{}]{0,60})\}/g)]
    .map(([, name = '']) => name)
    .find((name) => !shapes[kind].facts.includes(name))
