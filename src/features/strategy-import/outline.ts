import { type Block, withoutPageNumber, wordsOf } from './block.ts'
import { listsNamedBy, meaningOfHeading, meaningOfLeadIn, namesDocument } from './headings.ts'
import type { Ledger, Place } from './ledger.ts'
import { nameKey, type ThemePlan } from './themes.ts'
import { furnitureStarts, insideTheme, type SectionKind } from './vocabulary.ts'

/** A stretch of the document under one heading. `front` is what stands before the first; `other` is not known. */
export interface Section extends Place {
  readonly kind: SectionKind | 'front' | 'theme' | 'other'
  readonly heading: Block | null
  readonly body: readonly Block[]
}

interface Open extends Section {
  readonly level: number | null
  readonly body: Block[]
}

interface OpenTheme {
  readonly number: number
  readonly level: number | null
  readonly path: string
  /** Whether a section in it had a deeper heading; then one of the theme's own level is outside. */
  readonly nested: boolean
}

const isDeeper = (one: Block, than: { readonly level: number | null }) =>
  one.level !== null && than.level !== null && one.level > than.level

/** Cuts the blocks into sections and says which theme is open in each. Blocks around the text are left at once. */
export function outline(
  blocks: readonly Block[],
  contents: ReadonlySet<Block>,
  plan: ThemePlan,
  ledger: Ledger,
): readonly Section[] {
  let current: Open = section('front', null, null, '')
  const sections: Open[] = [current]
  let theme: OpenTheme | null = null

  const open = (kind: Section['kind'], heading: Block): void => {
    const path = theme && kind !== 'theme' ? `${theme.path} › ${heading.text}` : heading.text
    current = { ...section(kind, heading, theme?.number ?? null, path), level: heading.level }
    sections.push(current)
  }

  for (const [at, one] of blocks.entries()) {
    if (one.why) ledger.leave(one, current, one.why)
    else if (contents.has(one)) current.body.push(one)
    else if (plan.opening.has(one)) {
      theme = {
        number: plan.opening.get(one) ?? 0,
        level: one.level,
        path: headingOfTheme(one),
        nested: false,
      }
      open('theme', one)
    } else if (one.kind !== 'heading' || plan.listed.has(one)) current.body.push(one)
    else {
      const kind = kindOf(one, current, blocks[at + 1])
      if (kind === 'body') current.body.push(one)
      else {
        theme = themeAfter(kind, one, theme)
        open(kind, one)
      }
    }
  }
  return sections.map(meantByItsList)
}

const section = (kind: Section['kind'], heading: Block | null, theme: number | null, path: string): Open => ({
  kind,
  heading,
  theme,
  path,
  level: null,
  body: [],
})

const headingOfTheme = (one: Block) =>
  one.text.length <= 40 ? one.text : one.text.split(/[:.–—]/)[0]?.trim() || one.text

/** What a heading opens; `body` where it belongs to the section that is open. */
function kindOf(one: Block, current: Open, next: Block | undefined): Section['kind'] | 'body' {
  const titles = current.body.filter((other) => other.kind === 'heading')
  const titled = current.kind !== 'front' || titles.some((other) => one.level !== 1 || other.level === 1)
  const meaning = kindOfHeading(one)
  const isSection = meaning !== null && wordsOf(one.text).length <= 2
  if (!titled && (namesDocument(one.text) || (one.level === 1 && !isSection))) return 'body'
  const deeper = isDeeper(one, current)
  if (meaning && !(deeper && current.kind === meaning)) return meaning
  if (deeper && current.kind !== 'other') return 'body'
  if (next?.kind === 'row' || next?.kind === 'caption') return 'body'
  if (current.kind === 'furniture' || current.kind === 'contact') return one.level === null ? 'body' : 'other'
  if (current.kind === 'front')
    return !titled || next?.kind !== 'paragraph' || isPageLine(one) ? 'body' : 'other'
  const entries = current.kind === 'initiatives' || current.kind === 'sub_goals' || current.kind === 'values'
  const none = !current.body.some((other) => other.kind === 'item')
  return entries && none && one.level === null && next?.kind === 'paragraph' ? 'body' : 'other'
}

/** Text that belongs to the page around a strategy, by its first words. */
export function isPageLine(one: Block): boolean {
  const text = `${one.text.toLowerCase()} `
  return furnitureStarts.some((start) => text.startsWith(start))
}

function themeAfter(kind: Section['kind'], one: Block, theme: OpenTheme | null): OpenTheme | null {
  if (theme === null || endsTheme(kind, one, theme)) return null
  return isDeeper(one, theme) ? { ...theme, nested: true } : theme
}

function endsTheme(kind: Section['kind'], one: Block, theme: OpenTheme): boolean {
  const above = one.level !== null && theme.level !== null && one.level < theme.level
  if (above || (kind !== 'other' && !insideTheme.has(kind))) return true
  return one.level !== null && one.level === theme.level && (kind === 'other' || theme.nested)
}

const longestContentsLine = 160

/** What a heading says that it opens; null for other blocks and for the page's own lines. */
const kindOfHeading = (one: Block) =>
  one.kind === 'heading' && !isPageLine(one) ? meaningOfHeading(one.text) : null

/**
 * The lines of a table of contents: what follows its heading up to the first line that comes a second time, now
 * without a page number. A heading of that name whose lines never come again is none.
 */
export function contentsLines(blocks: readonly Block[]): ReadonlySet<Block> {
  const at = blocks.findIndex((one) => kindOfHeading(one) === 'contents')
  if (at < 0) return new Set()
  const lines: Block[] = []
  const seen = new Set<string>()
  for (const one of blocks.slice(at + 1, at + 200)) {
    const title = withoutPageNumber(one.text, ' ')
    const key = nameKey(title)
    if (title === one.text && seen.has(key)) return new Set(lines)
    if (one.text.length > longestContentsLine) break
    seen.add(key)
    lines.push(one)
  }
  return new Set()
}

/** A section without a known heading is what the line before its list says: *Our shared values are that:*. */
function meantByItsList(one: Open): Section {
  if (one.kind !== 'other' && one.kind !== 'leadership') return one
  const leadIns = one.body.filter(
    (other, at) =>
      other.kind === 'paragraph' && other.text.endsWith(':') && one.body[at + 1]?.kind === 'item',
  )
  const meanings = new Set(leadIns.map((leadIn) => meaningOfLeadIn(leadIn.text)))
  const [meaning] = meanings
  const known = meanings.size === 1 && (meaning === 'values' || (one.kind === 'other' && meaning === 'tasks'))
  return known ? { ...one, kind: meaning } : one
}

/** Whether a heading names two kinds of lists, so that nobody can tell which of them an item is. */
export const isAmbiguous = (one: Section) => one.heading !== null && listsNamedBy(one.heading.text).length > 1
