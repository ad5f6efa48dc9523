/** A word longer than this many letters is a long word. */
const longWord = 6

/**
 * LIX, the Scandinavian readability index (Björnsson, 1968): words per sentence plus the percentage of words of more
 * than six letters. Up to 25 reads like a children's book, 35 like fiction, 45 like a newspaper; our limit for Danish is 40.
 *
 * A line break ends a sentence (headings, list items). A full stop before a small letter or a digit does not, so
 * that `9. klasse` and `for eks. to` stay inside one. Text without words is 0.
 *
 * @example lix('Vi er her. Kom og spørg.') // 3: three words a sentence, no long word
 */
export function lix(text: string): number {
  const sentences = text.split('\n').flatMap(sentencesOf)
  const words = sentences.flat()
  if (words.length === 0) return 0
  const long = words.filter((word) => lettersIn(word) > longWord)
  return words.length / sentences.length + (100 * long.length) / words.length
}

function sentencesOf(line: string): string[][] {
  const words = line.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const sentences: string[][] = []
  let sentence: string[] = []
  for (const [index, word] of words.entries()) {
    sentence.push(word)
    const next = words[index + 1]
    if (next !== undefined && !ends(word, next)) continue
    sentences.push(sentence)
    sentence = []
  }
  return sentences
}

function ends(word: string, next: string): boolean {
  const mark = word.replace(/["'”’»)\]]{1,3}$/u, '').at(-1) ?? ''
  if ('!?'.includes(mark)) return true
  return '.:'.includes(mark) && /^[^\p{L}\p{N}]{0,3}\p{Lu}/u.test(next)
}

const lettersIn = (word: string): number => word.replace(/[^\p{L}]/gu, '').length
