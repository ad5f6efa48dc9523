import type { Block } from './block.ts'
import { draftOf } from './edition-draft.ts'
import { Ledger } from './ledger.ts'
import { contentsLines, outline } from './outline.ts'
import { readFacts, readYears } from './read-facts.ts'
import { readSection } from './read-section.ts'
import { noteThemes, takeHeadings } from './read-themes.ts'
import type { Counts, ItemKind, Recognised } from './recognition.ts'
import { planThemes } from './themes.ts'

/** Recognises the parts of a strategy in its blocks. `source` names the file in the draft. */
export function recognise(blocks: readonly Block[], source: string): Recognised {
  const ledger = new Ledger()
  const contents = contentsLines(blocks)
  const plan = planThemes(blocks.filter((one) => !contents.has(one)))
  const sections = outline(blocks, contents, plan, ledger)

  for (const section of sections) {
    takeHeadings(section, plan, ledger)
    readSection({ section, plan, ledger, parts: [], at: 0 })
  }
  noteThemes(sections, plan, ledger)
  readFacts(sections, ledger)
  readYears(sections, ledger)
  for (const section of sections) {
    const why = section.kind === 'other' ? 'other_section' : 'running_text'
    for (const one of section.heading ? [section.heading, ...section.body] : section.body)
      ledger.leave(one, section, why)
  }

  const account = ledger.close()
  return { refused: false, counts: countsOf(ledger), ...account, draft: draftOf(account.items, source) }
}

function countsOf(ledger: Ledger): Counts {
  const count = (kind: ItemKind) => ledger.taken(kind).length
  return {
    vision: count('vision'),
    values: count('value'),
    themes: count('theme'),
    subGoals: count('sub_goal'),
    initiatives: count('initiative'),
    seats: count('seat'),
    targets: count('target'),
  }
}
