import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from './language.ts'

type Messages = Readonly<Record<string, string>>

/** The names of a message's arguments: `'{count, plural, one {# seat} other {# seats}} of {name}'` → `'count' | 'name'`. */
type Arguments<Message extends string> = Message extends `${infer Before}{${infer After}`
  ? (Before extends `${string}${PluralForm} ` ? never : NameAtStart<After>) | Arguments<After>
  : never
/** After these words a brace opens what is said in that case, and no argument. */
type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other' | `=${number}`
type NameAtStart<Text extends string> = Text extends `${infer Inside}}${string}`
  ? Inside extends `${infer Name},${string}`
    ? Name
    : Inside
  : never

type Values<Message extends string> = Readonly<Record<Arguments<Message>, string | number>>

/** Another language's catalogue: exactly the same keys, its own words. */
export type Translation<Source extends Messages> = Readonly<Record<keyof Source, string>>

/** Looks up one message; a message with arguments cannot be asked for without them. */
export type Translate<Source extends Messages> = <Key extends keyof Source & string>(
  key: Key,
  ...values: [Arguments<Source[Key]>] extends [never] ? [] : [Values<Source[Key]>]
) => string

/**
 * A feature's words. Danish is the source and gives keys and arguments their types.
 *
 * @example
 * const text = catalogue({ da: { seats: '{count, plural, one {# plads} other {# pladser}}' }, en: … })
 * text('da')('seats', { count: 24 }) // '24 pladser'
 */
export function catalogue<const Source extends Messages>(sources: {
  da: Source
  en: Translation<Source>
}): (language: Language) => Translate<Source> {
  const translators = { da: translator<Source>('da', sources.da), en: translator<Source>('en', sources.en) }
  return (language) => translators[language]
}

function translator<Source extends Messages>(
  language: Language,
  messages: Translation<Source>,
): Translate<Source> {
  const locale = language === 'da' ? 'da-DK' : 'en-GB'
  const compiled = new Map<string, Compiled>()
  return (key, ...[values]) => {
    const message = messages[key]
    if (!message.includes('{')) return message
    const known = compiled.get(key)
    const format = known ?? compile(message, locale)
    if (!known) compiled.set(key, format)
    return format(values)
  }
}

type Compiled = (values: Readonly<Record<string, string | number>> | undefined) => string

/** The library's names for literal words and for a plain `{name}` (`TYPE` of @formatjs/icu-messageformat-parser). */
const literal = 0
const argument = 1

/**
 * Most messages only have names to fill in, and a page has dozens of them: those are put together here. What has
 * plurals or choices is the library's.
 */
function compile(message: string, locale: string): Compiled {
  const format = new IntlMessageFormat(message, locale)
  const elements = format.getAst()
  const pieces = elements.flatMap<Piece>((one) => {
    if (one.type === literal) return [{ words: one.value }]
    return one.type === argument ? [{ name: one.value }] : []
  })
  if (pieces.length < elements.length) return (values) => String(format.format(values))
  return (values) => pieces.map((piece) => pieceOf(piece, values, message)).join('')
}

type Piece = { readonly words: string } | { readonly name: string }

function pieceOf(piece: Piece, values: Parameters<Compiled>[0], message: string): string {
  if ('words' in piece) return piece.words
  const value = values?.[piece.name]
  if (value === undefined) throw new Error(`${piece.name} is missing for: ${message}`)
  return String(value)
}
