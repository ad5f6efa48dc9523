import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

/** Why a change to organisations, people's roles or rules is not made. */
export type WhyRefused =
  | 'overtaken'
  | 'own'
  | 'own_organisation'
  | 'own_role_rule'
  | 'last_administrator'
  | 'name_taken'
  | 'known_user'
  | 'ends_before'
  | 'has_it_already'
  | 'over'
  | 'no_such_role_there'
  | 'school_needs_consent'
  | 'absence_is_the_schools'
  | 'school_never'

/** A change that stands in the way of a rule of ours. The door says it in words and keeps what was typed. */
export class Refused extends Error {
  readonly why: WhyRefused

  constructor(why: WhyRefused) {
    super(why)
    this.why = why
  }
}

export const refusalSentence = (why: WhyRefused, language: Language): string =>
  text(language)(`refused_${why}`)
