import { describe, expect, it } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { eventSentence, historySentence } from './history.ts'
import type { StrategyEvent } from './record-event.ts'
import { da } from './text.da.ts'

const passage = { kind: 'sub_goal', code: '2.4' } as const
const version = 2
const decision = {
  body: { da: 'Aalborg Byråd', en: 'The council' },
  kind: 'approved',
  on: '2020-06-15',
} as const

/** One of each, so that a new type cannot be forgotten here without the compiler saying so. */
const events: { readonly [Type in StrategyEvent['type']]: Extract<StrategyEvent, { type: Type }> } = {
  edition_created: { type: 'edition_created', source: 'Aalborg Kommune' },
  edition_begun: { type: 'edition_begun', from: '1', title: { da: 'Ungestrategien', en: 'The strategy' } },
  edition_moved: { type: 'edition_moved', from: 'approved', to: 'in_force', version },
  edition_changed: {
    type: 'edition_changed',
    changes: [
      { field: 'number', from: null, to: '5' },
      { field: 'valid_to', from: null, to: '2032-12-31' },
    ],
    version,
  },
  decision_recorded: { type: 'decision_recorded', ...decision },
  decision_corrected: { type: 'decision_corrected', ...decision },
  passage_added: { type: 'passage_added', passage },
  passage_changed: {
    type: 'passage_changed',
    passage: { kind: 'initiative', code: '2.1' },
    changes: [{ field: 'state', from: 'planned', to: 'running' }],
    version,
  },
  passage_withdrawn: { type: 'passage_withdrawn', passage, version },
  passage_restored: { type: 'passage_restored', passage, version },
  initiative_replaced: {
    type: 'initiative_replaced',
    passage: { kind: 'initiative', code: '2.1' },
    by: '2.6',
    reason: 'Det gør skolerne nu.',
    version,
  },
  seat_added: { type: 'seat_added', name: 'Elevrådet' },
  seat_changed: { type: 'seat_changed', seatId: '1', from: 'A', to: 'B', vacant: true, version },
  wording_approved: { type: 'wording_approved', on: '2026-11-24', version },
  wording_approval_ended: { type: 'wording_approval_ended', version },
  wording_taken_over: { type: 'wording_taken_over', from: '2', passages: 61, tables: 1, version },
  wording_handed_over: { type: 'wording_handed_over', to: '1' },
}

describe('the history', () => {
  it.each(Object.values(events))('tells $type in both languages, with who did it', (event) => {
    for (const language of ['da', 'en'] as const) {
      const sentence = eventSentence(event, 'Karen Vinther Sølling', language)
      expect(sentence).toContain('Karen Vinther Sølling')
      expect(sentence).toMatch(/^[A-ZÆØÅ].*\.$/u)
      expect(sentence).not.toMatch(/[{}_]|undefined|null/)
    }
  })

  it('says what happened in plain Danish', () => {
    const say = (type: StrategyEvent['type']) => eventSentence(events[type], 'Karen', 'da')
    expect(say('decision_recorded')).toBe(
      'Karen noterede, at Aalborg Byråd har vedtaget strategien den 15. juni 2020.',
    )
    expect(say('edition_changed')).toBe('Karen rettede udgavens nummer og sidste dag.')
    expect(say('passage_changed')).toBe('Karen ændrede status for initiativ 2.1 fra planlagt til i gang.')
    expect(say('seat_changed')).toBe('Karen omdøbte pladsen A til B. Karen noterede, at pladsen B er ledig.')
    expect(say('wording_taken_over')).toBe('Karen overførte den vedtagne ordlyd: 61 afsnit og 1 tabel.')
  })

  it('says when by the clock in Denmark', () => {
    const recorded = {
      id: '1',
      editionId: '1',
      passageId: null,
      at: new Date('2026-07-01T22:30:00Z'),
      actorName: 'Karen',
      event: events.seat_added,
    }
    expect(historySentence(recorded, 'da')).toBe('2. juli 2026 kl. 00.30: Karen tilføjede pladsen Elevrådet.')
  })

  it('is easy to read', () => {
    expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(40)
  })
})
