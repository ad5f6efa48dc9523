import type { Language } from '../../platform/text/language.ts'
import { type Asking, type Choice, type ContactKind, hasRoom } from './rules.ts'
import { text } from './text.ts'

export const contactKindName = (kind: ContactKind, language: Language): string => text(language)(`as_${kind}`)

export const askingName = (asking: Asking, language: Language): string => text(language)(`asks_${asking}`)

/** How many somebody has, beside how many they can have where that is said: `12 af 25`. */
export function loadWords(
  { people, capacity }: Pick<Choice, 'people' | 'capacity'>,
  language: Language,
): string {
  const t = text(language)
  return capacity === null ? t('load', { people }) : t('loadOf', { people, capacity })
}

/** Why somebody is suggested, or what there is to know of them, in words: `har plads, kender skolen`. */
export function choiceWords(choice: Choice, language: Language): string {
  const t = text(language)
  const room = hasRoom(choice)
  return [
    t(room === undefined ? 'roomUnknown' : room ? 'room' : 'full'),
    ...choice.knows.map((how) => t(`knows_${how}`)),
  ].join(', ')
}

/** A fault that only shows when the change is made. */
export const contactFault = (fault: 'hasOne' | 'chooseWho', language: Language): string =>
  text(language)(fault)
