import type { Block } from './block.ts'
import { codeOf } from './codes.ts'
import { meaningOfLeadIn } from './headings.ts'
import { type Context, hasEntries, listMeaning, type Meaning, proseOf, type Taken } from './meaning.ts'
import { isAmbiguous } from './outline.ts'
import { type Entry, type Part, partsOf } from './parts.ts'
import { readTable } from './read-table.ts'
import { readText, takeVision } from './read-text.ts'
import { takeEntry } from './take-entry.ts'

/** Reads one section: its lists by the line that announces them or by its heading, its text by what it says. */
export function readSection(context: Context): void {
  const { section, ledger } = context
  if (section.kind === 'furniture' || section.kind === 'contents') {
    const why = section.kind === 'contents' ? 'contents' : 'page_furniture'
    for (const one of section.body) ledger.leave(one, section, why)
    return
  }
  const parts = partsOf(section.body)
  for (const [at, part] of parts.entries()) readPart(part, parts[at + 1], { ...context, parts, at })
}

function readPart(part: Part, next: Part | undefined, context: Context): void {
  if (part.kind === 'text') readText(part.block, context)
  else if (part.kind === 'table') readTable(part.caption, part.rows, context)
  else if (part.kind === 'list') readList(part.leadIn, part.entries, context)
  else if (part.kind === 'announced') readAnnounced(part.leadIn, part.next, context)
  else readHeaded(part.entry, next, context)
}

function readList(leadIn: Block | null, entries: readonly Entry[], context: Context): void {
  const { section, ledger, plan } = context
  if (entries.every(([first]) => plan.listed.has(first))) {
    if (leadIn) ledger.take('lead_in', leadIn, section)
    return
  }
  const meaning = meaningOfList(leadIn, context)
  if (leadIn && meaning !== 'prose') ledger.take('lead_in', leadIn, section)
  if (meaning === null) {
    if (leadIn) readText(leadIn, context)
    if (section.kind !== 'front') for (const one of entries.flat()) ledger.doubt(one, 'list_without_purpose')
    return
  }
  if (meaning === 'prose')
    for (const one of leadIn ? [leadIn, ...entries.flat()] : entries.flat()) readText(one, context)
  else for (const entry of entries) takeEntry(meaning, entry, context)
}

/** The announcing line decides, except under a heading that already says what its list is. */
function meaningOfList(leadIn: Block | null, context: Context): Meaning | null {
  const { section, ledger } = context
  const own = listMeaning(section.kind)
  const announced = leadIn && meaningOfLeadIn(leadIn.text)
  const said = announced ? listMeaning(announced) : null
  if (isAmbiguous(section) && section.heading && own !== said)
    ledger.note(section.heading, 'heading_of_two_kinds')
  if (own !== null && own !== 'prose' && !(isAmbiguous(section) && said)) {
    if (leadIn && said !== null && said !== own) ledger.note(leadIn, 'lead_in_differs')
    return own
  }
  return said === 'prose' ? own : (said ?? own)
}

/** A line with a colon and no list behind it: the vision follows it, or a picture that the text does not carry. */
function readAnnounced(leadIn: Block, next: Block | null, context: Context): void {
  const { section, ledger, plan } = context
  const meaning = meaningOfLeadIn(leadIn.text)
  if (next && plan.listed.has(next)) ledger.take('lead_in', leadIn, section)
  else if (meaning === 'vision' && next?.kind === 'paragraph' && ledger.taken('vision').length === 0) {
    ledger.take('lead_in', leadIn, section)
    takeVision(next, context)
  } else {
    if (meaning !== null || next?.kind !== 'paragraph') ledger.note(leadIn, 'lead_in_without_list')
    if (meaning === 'target_group')
      ledger.take(meaning, leadIn, section, { code: codeOf(meaning, section.theme) })
    else readText(leadIn, context)
  }
}

/** A heading below the section's own: an entry with its text, the name of a group of entries, or part of the prose. */
function readHeaded(entry: Entry, next: Part | undefined, context: Context): void {
  const { section, ledger } = context
  const [heading, ...text] = entry
  const meaning = listMeaning(section.kind)
  if (proseOf(section.kind) !== null || meaning === null || section.kind === 'targets') {
    for (const one of entry) readText(one, context)
  } else if (next?.kind === 'list' || hasEntries(context)) {
    ledger.take('heading', heading, section)
    for (const one of text) readText(one, context)
  } else {
    if (heading.level === null) ledger.note(heading, 'text_instead_of_list')
    takeEntry(meaning as Taken, entry, context)
  }
}
