import type { Language } from '../../platform/text/language.ts'
import type { Contact, OwnWordsKind, RelationKind } from './draft.ts'
import type { Happened } from './history.ts'
import type { StatutoryFact } from './queries-around.ts'
import { text } from './text.ts'

export const relationName = (kind: RelationKind, language: Language): string =>
  text(language)(`relation_${kind}`)

export const ownWordsName = (kind: OwnWordsKind, language: Language): string => text(language)(`own_${kind}`)

export const preferredName = (preferred: NonNullable<Contact['preferred']>, language: Language): string =>
  text(language)(`preferred_${preferred}`)

export const factName = (kind: StatutoryFact['kind'], language: Language): string =>
  text(language)(`fact_${kind}`)

/** What happened, as a sentence. */
export function happenedSentence({ type, who, kind }: Happened, language: Language): string {
  const t = text(language)
  const whoever = who ?? t('anImport')
  if (type === 'relation_added' || type === 'relation_ended')
    return t(`happened_${type}`, { who: whoever, kind: relationName(kind as RelationKind, language) })
  return t(`happened_${type}`, { who: whoever })
}
