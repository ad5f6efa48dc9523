import { nicknames } from './nicknames.ts'

/**
 * A name's words as they are compared: å is aa, æ ae, ø oe, accents and capitals do not matter, a hyphen parts two words.
 * The same as in `looked_for_as` in the database.
 */
export const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('å', 'aa')
    .replaceAll(/[æä]/g, 'ae')
    .replaceAll(/[øö]/g, 'oe')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/**
 * Letters that one hears alike in Danish names, in the order in which they are replaced: as in `looked_for_as` in the database, where
 * a migration that changes one changes what is stored.
 */
const heardAlike: readonly (readonly [RegExp, string])[] = [
  [/sch/g, 's'],
  [/ph/g, 'f'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]h?/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/w/g, 'v'],
  [/h(?=[jv])/g, ''],
  [/(?<=[bdgkprt])h/g, ''],
  [/d(?=t)/g, ''],
  [/(?<=[gks])j(?=[aeou])/g, ''],
  [/[jy]/g, 'i'],
  [/ae/g, 'e'],
  [/oe/g, 'o'],
  [/(.)\1+/gu, '$1'],
]

/** How a word sounds: Bech, Beck and Bæk are one, and Christian and Kristian. */
export const soundOf = (word: string): string =>
  heardAlike.reduce((before, [letters, alike]) => before.replaceAll(letters, alike), word)

const groups = nicknames.groups.map((group) => group.split(' ').map(soundOf))

/** How the names sound that are said for one that sounds so, its own among them. */
const nicknamesOf = (sound: string): readonly string[] => [
  ...new Set(groups.filter((group) => group.includes(sound)).flat()),
]

/** Of a shorter word one letter more or less is another word. */
const shortestWithFaults = 4
const longWord = 8

/** How many letters somebody may have got wrong in a word of this length. */
const faultsIn = ({ length }: string): number => (length < shortestWithFaults ? 0 : length < longWord ? 1 : 2)

/** Whether so few letters are wrong, missing, too many or have changed places. */
export function isNear(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1]
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    if (Math.min(...next) > most) return false
    before = last
    last = next
  }
  return (last[other.length] ?? 0) <= most
}

interface Word {
  readonly written: string
  readonly sound: string
}

/** What was typed, each of its words once. */
const asTyped = (typed: string): readonly Word[] =>
  [...new Set(wordsOf(typed))].map((written) => ({ written, sound: soundOf(written) }))

/** Of a shorter sound too many names are the beginning. */
const shortestSound = 3

/**
 * Who is meant by what was typed: each word of it, in any order, is the beginning of one of the name's words, sounds like its
 * beginning, or is a nickname of it. For each word the patterns of which one fits what such a name is looked for as
 * (`looked_for_as` in the database: its words, and after a `~` each how it sounds). Letters and digits alone: none is a pattern's own.
 */
export const patternsOf = (typed: string): readonly (readonly string[])[] =>
  asTyped(typed).map(({ written, sound }) => [
    `% ${written}%`,
    ...(sound.length < shortestSound ? [] : [`% ~${sound}%`]),
    ...nicknamesOf(sound).map((nickname) => `% ~${nickname} %`),
  ])

/** Somebody whose name is compared with what was typed, as the database keeps it for that. */
export interface Named {
  readonly id: string
  readonly lookedForAs: string
}

/**
 * Whose names look like what was typed: where nobody is called so. Of each word a letter may differ, of a long one two; or it
 * is the beginning of a word, as above. Nobody is weighed against anybody.
 */
export function findLikeNamed(people: readonly Named[], typed: string): readonly string[] {
  const wanted = asTyped(typed).map(({ written, sound }) => {
    const nicknamed = new Set(nicknamesOf(sound))
    return fitsOnce((part) => {
      if (!part.startsWith('~')) return part.startsWith(written)
      const heard = part.slice(1)
      return (
        (sound.length >= shortestSound && heard.startsWith(sound)) ||
        nicknamed.has(heard) ||
        isNear(heard, sound, faultsIn(written))
      )
    })
  })
  return people.filter(({ lookedForAs }) => fitAll(partsOf(lookedForAs), wanted)).map(({ id }) => id)
}

/** A name may have no letter at all. */
const partsOf = (lookedForAs: string): readonly string[] =>
  lookedForAs.split(' ').filter((part) => part !== '' && part !== '~')

const fitAll = (parts: readonly string[], wanted: readonly ((part: string) => boolean)[]): boolean =>
  wanted.every((fits) => parts.some(fits))

/** Thousands share a few names: each is compared once. */
function fitsOnce(fits: (part: string) => boolean): (part: string) => boolean {
  const known = new Map<string, boolean>()
  return (part) => {
    const before = known.get(part)
    if (before !== undefined) return before
    const now = fits(part)
    known.set(part, now)
    return now
  }
}
