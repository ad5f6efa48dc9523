import {
  type DecisionDraft,
  type EditionDraft,
  type PassageDraft,
  type PassageKind,
  passageKinds,
} from '../strategy/index.ts'
import type { Item, ItemKind } from './recognition.ts'

/**
 * The recognised items as a draft edition: official wording only. Paragraphs of one kind that share a code are one passage; a
 * theme's wording is its name, and below it, after a blank line, what introduces it.
 */
export function draftOf(items: readonly Item[], source: string): EditionDraft {
  const of = (kind: ItemKind) => items.filter((item) => item.kind === kind)
  const title = of('title')[0]?.text ?? source
  const years = of('validity')[0]?.years
  return {
    number: of('edition_number')[0]?.number ?? null,
    title: { da: title, en: title },
    validFrom: years ? `${years[0]}-01-01` : null,
    validTo: years ? `${years[1]}-12-31` : null,
    source,
    passages: passagesOf(items),
    seats: of('seat').map((item) => ({ name: item.text, vacant: item.vacant ?? false })),
    decisions: of('decision').flatMap(decisionOf),
    tables: of('table').flatMap((item) =>
      item.table ? [{ caption: item.text, section: item.section, ...item.table }] : [],
    ),
  }
}

function passagesOf(items: readonly Item[]): PassageDraft[] {
  const passages = new Map<string, PassageDraft>()
  for (const item of items) {
    const kind = passageKindOf(item.kind)
    if (!kind || item.code === null || announcesPicture(item)) continue
    const begun = passages.get(`${kind} ${item.code}`)
    const official = begun?.official ? join(begun.official, item) : item.text
    const { theme, code } = item
    const section = begun && kind !== 'theme' ? begun.section : item.section
    passages.set(
      `${kind} ${code}`,
      begun
        ? { ...begun, section, official }
        : { kind, code, theme, section, title: null, short: null, official },
    )
  }
  return [...passages.values()]
}

/** A line that only leads in to a pie chart says nothing about whom a theme is for; the report points it out. */
const announcesPicture = ({ kind, text }: Item): boolean => kind === 'target_group' && text.endsWith(':')

/** The theme's name comes first, wherever its section stood. */
function join(begun: string, item: Item): string {
  return item.kind === 'theme' ? `${item.text}\n\n${begun}` : `${begun}\n\n${item.text}`
}

function passageKindOf(kind: ItemKind): PassageKind | null {
  if (kind === 'theme_text') return 'theme'
  return passageKinds.find((one) => one === kind) ?? null
}

function decisionOf({ decision, section }: Item): DecisionDraft[] {
  if (!decision) return []
  const { body, kind, on } = decision
  return [{ body: { da: body, en: body }, kind, on, caseNumber: null, section }]
}
