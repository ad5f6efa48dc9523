import type { Language } from '../../platform/text/language.ts'
import { longDate, longDateTime } from '../../platform/time.ts'
import type { RecordedEvent } from './events.ts'
import type { EditionField, PassageField } from './fields.ts'
import { decisionName, fieldName, initiativeStateName, passageName } from './names.ts'
import type { Change, StrategyEvent } from './record-event.ts'
import { type InitiativeState, initiativeStates } from './rules.ts'
import { text } from './text.ts'

/** What happened, who did it and when, as one sentence. */
export const historySentence = (recorded: RecordedEvent, language: Language): string =>
  text(language)('happened', {
    when: longDateTime(recorded.at, language),
    what: eventSentence(recorded.event, recorded.actorName ?? text(language)('program'), language),
  })

/** What happened and who did it. */
export function eventSentence(event: StrategyEvent, who: string, language: Language): string {
  const t = text(language)
  switch (event.type) {
    case 'edition_created':
      return t('event_edition_created', { who, source: event.source })
    case 'edition_begun':
      return t('event_edition_begun', { who, title: event.title[language] })
    case 'edition_moved':
      return t(`event_moved_${event.to}`, { who })
    case 'edition_changed':
      return t('event_edition_changed', { who, fields: fieldList(event.changes, language) })
    case 'decision_recorded':
    case 'decision_corrected':
      return decisionSentence(event, who, language)
    case 'passage_changed':
      return changeSentence(event, who, language)
    case 'passage_added':
    case 'passage_withdrawn':
    case 'passage_restored':
      return t(`event_${event.type}`, { who, passage: passageName(event.passage, language) })
    case 'initiative_replaced':
      return t('event_initiative_replaced', {
        who,
        passage: passageName(event.passage, language),
        by: event.by,
        reason: event.reason,
      })
    case 'seat_added':
      return t('event_seat_added', { who, name: event.name })
    case 'seat_changed':
      return seatSentence(event, who, language)
    case 'wording_approved':
      return t('event_wording_approved', { who, on: longDate(event.on, language) })
    case 'wording_approval_ended':
      return t('event_wording_approval_ended', { who })
    case 'wording_taken_over':
      return t('event_wording_taken_over', { who, passages: event.passages, tables: event.tables })
    case 'wording_handed_over':
      return t('event_wording_handed_over', { who })
  }
}

type Of<Type extends StrategyEvent['type']> = Extract<StrategyEvent, { type: Type }>

function decisionSentence(
  { type, body, kind, on }: Of<'decision_recorded' | 'decision_corrected'>,
  who: string,
  language: Language,
): string {
  const t = text(language)
  const said = { who, body: body[language], did: decisionName(kind, language) }
  if (on === null) return t('event_decision_recorded_undated', said)
  return t(`event_${type}`, { ...said, on: longDate(on, language) })
}

function changeSentence(event: Of<'passage_changed'>, who: string, language: Language): string {
  const t = text(language)
  const passage = passageName(event.passage, language)
  const moved = event.changes.find(({ field }) => field === 'state')
  const others = event.changes.filter((change) => change !== moved)
  const fields = fieldList(others, language)
  if (event.takesBack)
    return t('event_passage_taken_back', { who, passage, fields: fieldList(event.changes, language) })
  if (!moved) return t('event_passage_changed', { who, passage, fields })
  const step = { who, passage, from: stateWord(moved.from, language), to: stateWord(moved.to, language) }
  return others.length === 0
    ? t('event_passage_moved', step)
    : t('event_passage_moved_and_changed', { ...step, fields })
}

function seatSentence({ from, to, vacant }: Of<'seat_changed'>, who: string, language: Language): string {
  const t = text(language)
  const sentences = [
    from === to ? '' : t('event_seat_renamed', { who, from, to }),
    vacant === null ? '' : t(vacant ? 'event_seat_vacated' : 'event_seat_filled', { who, name: to }),
  ]
  return sentences.filter(Boolean).join(' ')
}

/** A field's words as people read them. */
export function changedWords(field: string, words: string | null, language: Language): string {
  return words === null ? '–' : field === 'state' ? stateWord(words, language) : words
}

function stateWord(state: string | null, language: Language): string {
  const known = initiativeStates.find((one): one is InitiativeState => one === state)
  return known ? initiativeStateName(known, language) : '–'
}

const lists = {
  da: new Intl.ListFormat('da-DK', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
}

const fieldList = (changes: readonly Change<PassageField | EditionField>[], language: Language): string =>
  lists[language].format(changes.map(({ field }) => fieldName(field, language)))
