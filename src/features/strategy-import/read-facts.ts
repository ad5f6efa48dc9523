import { type Block, wordsOf } from './block.ts'
import { codeOf } from './codes.ts'
import { yearsIn } from './dates.ts'
import { decisionsIn, editionIn } from './decisions.ts'
import { namesDocument } from './headings.ts'
import type { Ledger } from './ledger.ts'
import { isPageLine, type Section } from './outline.ts'
import type { ItemKind } from './recognition.ts'
import { repeats, soundsLikeTarget, stepsIn } from './targets.ts'
import * as words from './vocabulary.ts'
import { mentions } from './words.ts'

/** Reads what a strategy says about itself: title, years, decisions, and what single paragraphs are about. */
export function readFacts(sections: readonly Section[], ledger: Ledger): void {
  const front = sections.find((section) => section.kind === 'front')
  if (front) readFront(front, ledger)
  for (const section of sections) {
    if (section.kind === 'furniture' || section.kind === 'contents') continue
    for (const one of section.body) {
      if (one.kind === 'row' || one.kind === 'heading') continue
      readLife(one, section, ledger)
      if (section.theme === null) readTopic(one, section, ledger)
      noteTarget(one, ledger)
    }
  }
  noteVision(sections, ledger)
}

/** Before the first section: the page's lines around the text, the title, and lines such as `Adopted: …`. */
function readFront(front: Section, ledger: Ledger): void {
  const headings = front.body.filter((one) => one.kind === 'heading' && !isPageLine(one))
  const title =
    headings.find((one) => one.level === 1) ?? headings.find((one) => namesDocument(one.text)) ?? headings[0]
  if (title) ledger.take('title', title, front)
  for (const one of front.body) {
    const label = labelOf(one.text)
    if (isPageLine(one)) ledger.leave(one, front, 'page_furniture')
    else if (label?.kind === 'title') ledger.take('title', one, front, { text: label.text })
    else if (label?.kind === 'metadata') ledger.leave(one, front, 'metadata')
  }
}

function labelOf(text: string) {
  const match = /^([\p{L} ]{3,30}):\s*(\S.*)$/u.exec(text)
  const label = match?.[1]?.trim().toLowerCase() ?? ''
  const kinds = Object.keys(words.labels) as (keyof typeof words.labels)[]
  const kind = kinds.find((one) => words.labels[one].includes(label))
  return kind && match?.[2] ? { kind, text: match[2] } : null
}

/** Decisions, years and number of the edition. The first sentence counts; later ones may repeat it. */
function readLife(one: Block, section: Section, ledger: Ledger): void {
  const place = { path: section.path, theme: null }
  for (const decision of decisionsIn(one.text)) {
    const again = ledger.taken('decision').some(({ decision: known }) => {
      if (known?.kind !== decision.kind) return false
      return known.body === decision.body || (decision.kind === 'approved' && known.on === decision.on)
    })
    if (!again) ledger.take('decision', one, place, { decision })
  }
  const number = editionIn(one.text)
  if (number && ledger.taken('edition_number').length === 0)
    ledger.take('edition_number', one, place, { number })
}

/** Paragraphs outside themes that have a place of their own in an edition. */
function readTopic(one: Block, section: Section, ledger: Ledger): void {
  const figures = stepsIn(one.text).length > 0
  const take = (kind: ItemKind) => {
    const nth = ledger.taken(kind).length + 1
    ledger.take(kind, one, section, { code: codeOf(kind, null, nth) })
  }
  if (one.kind !== 'paragraph') return
  if (section.kind === 'foreword' && figures && mentions(one.text, words.challengeWords)) take('challenge')
  if (figures && mentions(one.text, words.mentalHealthWords)) take('mental_health')
  if (section.kind === 'vision' && !ledger.has(one) && mentions(one.text, words.commitmentWords))
    take('commitment')
  if (section.kind !== 'related_policy' && namesPolicies(one.text)) take('related_policy')
  if (section.kind === 'front' && ages.test(one.text)) take('target_group')
}

const ages = /(?<!\d)\d{1,2}\s?[-–]\s?\d{1,2}\s?-?\s?(?:års?|årige|years?|year-olds?)(?!\p{L})/u

const policy = /(?:politikken|strategien|policy|strategy)$/

function namesPolicies(text: string): boolean {
  return (
    mentions(text, words.relatedWords) || new Set(wordsOf(text).filter((word) => policy.test(word))).size >= 3
  )
}

/** A figure with a floor and a year that no target carries may be a target that the text hides. */
function noteTarget(one: Block, ledger: Ledger): void {
  const targets = ledger.taken('target')
  const known = targets.some((item) => item.line === one.from)
  const goal = ledger.taken('sub_goal').some((item) => item.line === one.from)
  if (known || goal || !soundsLikeTarget(one.text)) return
  if (
    !repeats(
      one.text,
      targets.map((item) => item.steps ?? []),
    )
  )
    ledger.note(one, 'perhaps_target')
}

function noteVision(sections: readonly Section[], ledger: Ledger): void {
  if (ledger.taken('vision').length > 0) return
  const says = (one: Block) =>
    one.kind === 'paragraph' && /vision(?:en)? (?:er|is|for)(?!\p{L})/iu.test(one.text)
  const found = sections.flatMap((section) => section.body).find(says)
  if (found) ledger.note(found, 'perhaps_vision')
}

/** The years that the strategy holds for, from the title or from a sentence that says so. */
export function readYears(sections: readonly Section[], ledger: Ledger): void {
  const sentence = /(?:gælder|gyldig|gældende|perioden|årene|valid|applies|period|covers)/iu
  for (const section of sections) {
    for (const one of section.body) {
      const isTitle = section.kind === 'front' && one.kind === 'heading'
      if (one.kind === 'row' || !(isTitle || sentence.test(one.text))) continue
      const years = yearsIn(one.text)
      const [first] = ledger.taken('validity')
      if (!years) continue
      if (!first) ledger.take('validity', one, { path: section.path, theme: null }, { years })
      else if (first.years?.join() !== years.join() && section.kind === 'foreword')
        ledger.note(one, 'years_differ')
    }
  }
}
