import { catalogue } from '../../platform/text/catalogue.ts'
import type { Language } from '../../platform/text/language.ts'
import type {
  Item,
  ItemKind,
  Left,
  Recognised,
  Recognition,
  Refused,
  TargetStep,
  Unsure,
} from './recognition.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const text = catalogue({ da, en })
type Say = ReturnType<typeof text>

/** The recognition as a text for the terminal: what was found, what to look at, what the draft does not carry. */
export function report(recognition: Recognition, language: Language, fileName = ''): string {
  const say = text(language)
  const file = fileName || say('nameless_file')
  if (recognition.refused) return refusal(recognition, say, file)
  const { unsure, left } = recognition
  const parts = [
    [say('found', { file }), ...indent(found(recognition, say))],
    unsure.length === 0
      ? [say('nothing_unsure')]
      : [say('unsure', { count: unsure.length }), ...indent(unsure.map((entry) => doubt(entry, say)))],
    left.length === 0
      ? [say('nothing_left')]
      : [say('left', { count: left.length }), ...indent(left.map((entry) => omission(entry, say)))],
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** What `--json` prints: counts, items, unsure and left, or the reasons of a refusal. */
export function toJson(recognition: Recognition): Omit<Recognised, 'refused' | 'draft'> | Refused {
  if (recognition.refused) return recognition
  const { counts, items, unsure, left } = recognition
  return { counts, items, unsure, left }
}

function refusal({ reasons }: Refused, say: Say, file: string): string {
  return `${[say('refused', { file }), ...indent(reasons.map((reason) => say(`refused_${reason}`)))].join('\n')}\n`
}

function found({ counts, items, draft }: Recognised, say: Say): string[] {
  const of = (kind: ItemKind) => items.filter((item) => item.kind === kind)
  const years = of('validity')[0]?.years
  const vacant = draft.seats.filter((seat) => seat.vacant).length
  const seats = say('seats', { count: counts.seats })
  const sums = [
    say('vision', { count: counts.vision }),
    say('values', { count: counts.values }),
    say('themes', { count: counts.themes }),
    say('subGoals', { count: counts.subGoals }),
    say('initiatives', { count: counts.initiatives }),
    vacant > 0 ? `${seats} (${say('vacant', { count: vacant })})` : seats,
    say('targets', { count: counts.targets }),
    say('tables', { count: draft.tables.length }),
  ]
  return [
    say('title', { title: draft.title.da }),
    ...(years ? [say('valid', { from: String(years[0]), to: String(years[1]) })] : []),
    ...(draft.number === null ? [] : [say('edition', { number: draft.number })]),
    sums.join(', '),
    ...of('theme').flatMap((theme) => themeLines(theme, items, say)),
    ...of('target').map((target) => say('target', { steps: stepsText(target.steps ?? [], say) })),
  ]
}

function themeLines(theme: Item, items: readonly Item[], say: Say): string[] {
  const count = (kind: ItemKind) =>
    items.filter((item) => item.kind === kind && item.theme === theme.theme).length
  const sums = [
    say('subGoals', { count: count('sub_goal') }),
    say('initiatives', { count: count('initiative') }),
    say('statements', { count: count('statement') }),
  ]
  return [say('theme', { number: theme.theme ?? 0, name: theme.text }), `  ${sums.join(', ')}`]
}

function stepsText(steps: readonly TargetStep[], say: Say): string {
  if (steps.length === 0) return say('no_figure')
  return steps
    .map(({ percent, year }) =>
      year === null ? say('step', { percent }) : say('step_by', { percent, year: String(year) }),
    )
    .join(', ')
}

function doubt({ line, to, text: words, why }: Unsure, say: Say): string {
  return `${place(line, to, say)}: ${say(`unsure_${why}`)} ${quote(words)}`
}

function omission({ from, to, heading, words, why }: Left, say: Say): string {
  const under = heading === '' || words.startsWith(heading) ? '' : ` (${say('under', { heading })})`
  return `${place(from, to, say)}${under}: ${say(`left_${why}`)} ${quote(words)}`
}

const place = (from: number, to: number, say: Say) =>
  from === to ? say('line', { from }) : say('lines', { from, to })

const quote = (words: string) => `»${words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words}«`

const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`)
