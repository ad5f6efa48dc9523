import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'

const text = catalogue({
  da: {
    plain: 'Hej',
    seats: '{count, plural, =0 {Ingen pladser om ”{words}”.} one {# plads} other {# pladser om {words}}}',
    date: 'Den {date}, siger {name}.',
  },
  en: {
    plain: 'Hello',
    seats: '{count, plural, =0 {No seats on “{words}”.} one {# seat} other {# seats on {words}}}',
    date: 'On {date}, says {name}.',
  },
})

describe('a catalogue', () => {
  it('gives a message in the language asked for', () => {
    expect(text('da')('plain')).toBe('Hej')
    expect(text('en')('plain')).toBe('Hello')
  })

  it('fills in arguments and chooses the plural form', () => {
    expect(text('da')('seats', { count: 24, words: 'UU' })).toBe('24 pladser om UU')
    expect(text('en')('seats', { count: 1, words: 'UU' })).toBe('1 seat')
    expect(text('da')('date', { date: '15. juni', name: 'Ida' })).toBe('Den 15. juni, siger Ida.')
  })

  it('does not compile without its arguments, with wrong ones or with an unknown key', () => {
    const t = text('da')
    // @ts-expect-error the message needs a count and words
    expect(() => t('seats')).toThrow()
    // @ts-expect-error the argument is called date
    expect(() => t('date', { day: 'x', name: 'Ida' })).toThrow()
    // @ts-expect-error there is no such key
    expect(() => t('missing')).toThrow()
  })
})
