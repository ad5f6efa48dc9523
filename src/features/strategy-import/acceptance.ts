import type { Block } from './block.ts'
import type { Recognised, RefusalReason } from './recognition.ts'
import { minutesWords } from './vocabulary.ts'
import { mentions } from './words.ts'

/** A strategy has at most some thousand blocks; the import compares them with each other. */
export const mostBlocks = 10_000

/**
 * Why a text is no strategy; empty where it may be one. A strategy says where it wants to go (a vision or values),
 * in themes or with targets, and by which goals and initiatives.
 */
export function whyNoStrategy(
  found: Recognised,
  blocks: readonly Block[],
  text: string,
): readonly RefusalReason[] {
  const { counts } = found
  if (isSeparated(text)) return ['separated_values']
  const reasons: RefusalReason[] = []
  const headings = blocks.filter((one) => one.kind === 'heading')
  if (headings.filter((one) => mentions(one.text, minutesWords)).length > 1) reasons.push('minutes')
  const direction = counts.vision + counts.values > 0
  const goals = counts.subGoals + counts.initiatives
  if (!direction) reasons.push('no_vision_or_values')
  if (counts.themes === 0) reasons.push('no_themes')
  if (goals === 0) reasons.push('no_goals_or_initiatives')
  const kinds = Object.values(counts).filter((count) => count > 0).length
  if (kinds < 3) reasons.push('too_few_sections')
  const enough = goals > 0 && kinds >= 3 && (direction || counts.themes > 1) && !reasons.includes('minutes')
  return enough ? [] : reasons
}

/** A file of values: nearly every line has the same number of the same separator. */
function isSeparated(text: string): boolean {
  const lines = text.split('\n', 200).filter((line) => line.trim() !== '')
  return [';', ',', '\t'].some((separator) => {
    const counts = lines.map((line) => line.split(separator).length)
    const most = counts[0] ?? 1
    return (
      lines.length > 2 && most > 2 && counts.filter((count) => count === most).length >= lines.length * 0.9
    )
  })
}
