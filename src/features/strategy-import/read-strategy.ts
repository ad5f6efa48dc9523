import { mostBlocks, whyNoStrategy } from './acceptance.ts'
import type { Block } from './block.ts'
import { blocksFromHtml } from './blocks-from-html.ts'
import { blocksFromText } from './blocks-from-text.ts'
import { decode } from './decode.ts'
import { isHtml, NestedTooDeep } from './html-tree.ts'
import { recognise } from './recognise.ts'
import type { Recognition } from './recognition.ts'

/**
 * Reads a published strategy, as plain text or as a page, and says what it recognised, what it is unsure of and what
 * it left; every line with text is in one of the three. A file that is no strategy is refused with reasons. The file
 * name helps to tell a page from a text and names the source in the draft.
 */
export function readStrategy(bytes: Uint8Array, fileName = ''): Recognition {
  const decoded = decode(bytes)
  if ('refused' in decoded) return { refused: true, reasons: [decoded.refused] }
  const blocks = readBlocks(decoded.text, fileName)
  if (blocks === null) return { refused: true, reasons: ['nested_too_deep'] }
  if (blocks.length > mostBlocks) return { refused: true, reasons: ['too_many_lines'] }
  const found = recognise(blocks, fileName)
  const reasons = whyNoStrategy(found, blocks, decoded.text)
  return reasons.length > 0 ? { refused: true, reasons } : found
}

function readBlocks(text: string, fileName: string): readonly Block[] | null {
  if (!isHtml(text, fileName)) return blocksFromText(text)
  try {
    return blocksFromHtml(text)
  } catch (error) {
    if (error instanceof NestedTooDeep) return null
    throw error
  }
}
