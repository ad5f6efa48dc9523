import type { Block } from './block.ts'
import { codeOf, codeOfTarget } from './codes.ts'
import type { Context, Taken } from './meaning.ts'
import type { Entry } from './parts.ts'
import { soundsLikeTarget, stepsIn } from './targets.ts'
import { vacantWords } from './vocabulary.ts'

/** Takes one entry of a list for what the list is. */
export function takeEntry(meaning: Taken, entry: Entry, context: Context): void {
  const { section, ledger, plan } = context
  const [first] = entry
  if (entry.every((one) => ledger.has(one))) return
  if (meaning === 'seat') {
    takeSeat(entry, first.text, context)
    return
  }

  if (meaning === 'target') {
    takeTarget(entry, context)
    return
  }

  const inTheme = meaning === 'sub_goal' || meaning === 'initiative' || meaning === 'statement'
  const theme = inTheme ? section.theme : null
  const nth = ledger.taken(meaning).filter((item) => item.theme === theme).length + 1
  ledger.take(meaning, entry, section, { theme, code: codeOf(meaning, theme, nth) })
  if (meaning === 'sub_goal' && soundsLikeTarget(first.text)) ledger.note(first, 'goal_with_percent')
  if (inTheme && theme === null && plan.themes.length > 0) ledger.note(first, 'outside_themes')
}

function takeTarget(entry: Entry, { section, ledger }: Context): void {
  const steps = stepsIn(entry.map((one) => one.text).join(' '))
  const known = ledger.taken('target').map((item) => item.code)
  ledger.take('target', entry, section, {
    theme: null,
    steps,
    code: codeOfTarget(steps, known.length + 1, known),
  })
  if (steps.length === 0) ledger.note(entry[0], 'target_without_percent')
}

const vacancy = new RegExp(
  `\\s*[-–—(:,/]?\\s*\\(?(?:${vacantWords.join('|')})(?: (?:plads|seat))?\\)?\\.?$`,
  'iu',
)

/** `Name – vacant` is a vacant seat called Name. */
export function takeSeat(blocks: Block | readonly Block[], text: string, { section, ledger }: Context): void {
  const short = text.slice(0, 300)
  const vacant = vacancy.test(short)
  const name = short.replace(vacancy, '').trim() || text
  ledger.take('seat', blocks, section, {
    theme: null,
    text: vacant ? name : text.replace(/[;,]$/, ''),
    vacant,
  })
}
