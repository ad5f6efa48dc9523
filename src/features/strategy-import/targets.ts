import { wordsOf } from './block.ts'
import type { TargetStep } from './recognition.ts'
import { baselineWords, floorWords, remainderWords } from './vocabulary.ts'
import { mentions } from './words.ts'

const percent =
  /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|procent(?!point)|percent(?!age)|per cent|pct\.?)(?!\s?-?\s?point)/g
const year = /(?<!\d)(20\d\d)(?!\d)/

/**
 * The percentages that a sentence sets as its aim, each with its year. Left out: what stands in brackets (a source
 * and its year), the remainder (*the other 10 %*), and where one comes from (*from 40 %*).
 */
export function stepsIn(text: string): readonly TargetStep[] {
  const sentence = text.replace(/\([^()]*\)/g, ' ')
  const found = [...sentence.matchAll(percent)]
  return found.flatMap((match, nth) => {
    const before = wordsOf(sentence.slice(Math.max(0, match.index - 40), match.index)).at(-1) ?? ''
    if ([...remainderWords, ...baselineWords].includes(before)) return []
    const end = found[nth + 1]?.index ?? sentence.length
    const due = year.exec(sentence.slice(match.index, end))?.[1]
    return [{ percent: Number(match[1]?.replace(',', '.')), year: due ? Number(due) : null }]
  })
}

/** Whether running text speaks of an aim in figures, such as *at least 25 % in 2020*. */
export function soundsLikeTarget(text: string): boolean {
  return mentions(text, floorWords) && stepsIn(text).some((step) => step.year !== null)
}

/** Whether the same percentages by the same years were recognised before: a text may repeat its target. */
export function repeats(text: string, known: readonly (readonly TargetStep[])[]): boolean {
  const steps = stepsIn(text).filter((step) => step.year !== null)
  const same = (a: TargetStep, b: TargetStep) => a.percent === b.percent && a.year === b.year
  return known.some((target) => target.some((one) => steps.some((other) => same(one, other))))
}
