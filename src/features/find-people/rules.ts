import { nicknames } from './nicknames.ts'

/**
 * A name's words as they are compared: å is aa, æ ae, ø oe, accents and capitals do not matter, a hyphen parts two words.
 * The same as `folded` in the database.
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

/** Letters that one hears alike in Danish names, in the order in which they are replaced. */
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
  [/(.)\1+/g, '$1'],
]

/** Words of names that were listened to before, and how many of them at most: whoever is around thousands meets few new ones. */
const heard = new Map<string, string>()
const mostHeard = 20_000

/** How a word sounds: Bech, Beck and Bæk are one, and Christian and Kristian. */
export function soundOf(word: string): string {
  const known = heard.get(word)
  if (known !== undefined) return known
  const sound = heardAlike.reduce((before, [letters, alike]) => before.replaceAll(letters, alike), word)
  if (heard.size >= mostHeard) heard.clear()
  heard.set(word, sound)
  return sound
}

const groupsOf = (): ReadonlyMap<string, ReadonlySet<number>> => {
  const groups = new Map<string, Set<number>>()
  for (const [index, group] of nicknames.groups.entries())
    for (const name of group.split(' ')) {
      const sound = soundOf(name)
      groups.set(sound, (groups.get(sound) ?? new Set()).add(index))
    }
  return groups
}
const groupOf = groupsOf()

const areNicknames = (one: string, other: string): boolean => {
  const groups = groupOf.get(other)
  return [...(groupOf.get(one) ?? [])].some((group) => groups?.has(group) ?? false)
}

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

/** Somebody whose name is compared with what was typed. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** Those who were found: by the name as it is said, or only by one that looks like it. */
export interface Found {
  readonly ids: readonly string[]
  readonly isNear: boolean
}

interface Word {
  readonly written: string
  readonly sound: string
}
const asWords = (name: string): readonly Word[] =>
  wordsOf(name).map((written) => ({ written, sound: soundOf(written) }))

const begins = (word: Word, typed: Word): boolean =>
  word.written.startsWith(typed.written) ||
  (typed.sound.length > 2 && word.sound.startsWith(typed.sound)) ||
  areNicknames(word.sound, typed.sound)

const looksLike = (word: Word, typed: Word): boolean =>
  begins(word, typed) || isNear(word.sound, typed.sound, faultsIn(typed.written))

/**
 * Who is meant by what was typed: each word of it, in any order, is the beginning of one of the name's words, sounds like it,
 * or is a nickname of it. Only where that is nobody: those whose names differ by a letter, of long words two. Nobody is
 * weighed against anybody: they stay in the order in which they came.
 */
export function findByName(people: readonly Named[], typed: string): Found {
  const wanted = asWords(typed)
  const all = people.map(({ id, name }) => ({ id, words: asWords(name) }))
  const found = (fits: (word: Word, typed: Word) => boolean) =>
    all
      .filter(({ words }) => wanted.every((one) => words.some((word) => fits(word, one))))
      .map(({ id }) => id)
  const said = found(begins)
  return said.length > 0 ? { ids: said, isNear: false } : { ids: found(looksLike), isNear: true }
}
