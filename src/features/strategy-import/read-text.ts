import { type Block, wordsOf } from './block.ts'
import { codeOf } from './codes.ts'
import { type Context, hasEntries, isLabelled, listMeaning, proseOf } from './meaning.ts'
import { takeEntry } from './take-entry.ts'
import { stepsIn } from './targets.ts'
import { continuations, sayings, summaries, voices } from './vocabulary.ts'
import { findPhrase, opensWith } from './words.ts'

const labelledVision = /^(?:vores |our |den overordnede )?(?:vision|ledestjerne)\s*:\s*(?=\S)/i
const openingOfGoal = /^(?:at|to|that)\s/i

/** Reads a paragraph by where it stands and what it says. */
export function readText(one: Block, context: Context): void {
  const { section, ledger } = context
  if (ledger.has(one) || context.plan.listed.has(one)) return
  const label = labelledVision.exec(one.text)
  if (label && section.theme === null && ledger.taken('vision').length === 0) {
    ledger.take('vision', one, section, {
      code: codeOf('vision', null),
      text: one.text.slice(label[0].length),
    })
  } else if (section.kind === 'vision') readVisionText(one, context)
  else if (section.kind === 'values') readValuesText(one, context)
  else if (proseOf(section.kind)) readProse(one, context)
  else if (section.kind === 'targets' && stepsIn(one.text).length > 0) takeEntry('target', [one], context)
  else readTextOfList(one, context)
}

/** The paragraph that is the vision: one in quotation marks, else the first, unless a line announces it. */
function readVisionText(one: Block, context: Context): void {
  const { ledger, parts } = context
  if (ledger.taken('vision').length > 0) return
  const announced = parts.some(
    (part) =>
      part.kind === 'announced' &&
      listMeaning(context.section.kind) === null &&
      /vision|ledestjerne|drøm/i.test(part.leadIn.text),
  )
  if (announced) return
  const texts = parts.flatMap((part) =>
    part.kind === 'text' ? [part.block] : part.kind === 'headed' ? part.entry.slice(1) : [],
  )
  const quoted = texts.find((text) => /^["”“„»«]/.test(text.text))
  if (quoted ? quoted !== one : one.kind === 'heading') return
  if (!quoted && texts.length > 1) ledger.note(one, 'vision_among_paragraphs')
  takeVision(one, context)
}

export function takeVision(one: Block, { section, ledger }: Context): void {
  ledger.take('vision', one, section, { code: codeOf('vision', null) })
}

/** What stands below the list of values sums them up where it says so. */
function readValuesText(one: Block, context: Context): void {
  const { ledger, parts, at, section } = context
  const below = parts.slice(0, at).some((part) => part.kind !== 'text' || isLabelled(part))
  const part = parts[at]
  if (part && isLabelled(part) && parts.filter(isLabelled).length > 1) takeEntry('value', [one], context)
  else if (below && opensWith(one.text, summaries)) {
    ledger.take('values_summary', one, section, { code: codeOf('values_summary', null) })
  } else if (!hasEntries(context)) ledger.doubt(one, 'text_instead_of_list')
}

function readProse(one: Block, context: Context): void {
  const { section, ledger } = context
  const kind = proseOf(section.kind)
  const inTheme = section.theme !== null && (kind === 'theme_text' || kind === 'where_are_we')
  if (kind === null) return
  if (kind === 'statement' || (inTheme && isStatement(one.text))) takeEntry('statement', [one], context)
  else if (inTheme && followsStatement(one, context)) {
    takeEntry('statement', [one], context)
    ledger.note(one, 'statement_continues')
  } else {
    ledger.take(kind, one, section, { code: codeOf(kind, section.theme) })
    if (inTheme && one.text.split(/[.!?] /).some(isStatement)) ledger.note(one, 'perhaps_statement')
  }
}

/** *The youth council suggests …*: somebody concerned speaks in the first words. */
function isStatement(text: string): boolean {
  const length = opensWith(text, voices)
  if (length === 0) return false
  const words = wordsOf(text.slice(0, 200))
  return sayings.some((saying) => {
    const at = findPhrase(saying, words, length)
    return at >= 0 && at <= length + 2
  })
}

function followsStatement(one: Block, { parts, at, ledger }: Context): boolean {
  const before = parts[at - 1]
  if (before?.kind !== 'text' || opensWith(one.text, continuations) === 0) return false
  return ledger.taken('statement').some((item) => item.line === before.block.from)
}

/** A paragraph where a list is expected: an entry if it begins like one, else for a person to judge. */
function readTextOfList(one: Block, context: Context): void {
  const meaning = listMeaning(context.section.kind)
  if (meaning === null || meaning === 'prose' || hasEntries(context)) return
  if (openingOfGoal.test(one.text)) takeEntry(meaning, [one], context)
  else context.ledger.doubt(one, 'text_instead_of_list')
}
