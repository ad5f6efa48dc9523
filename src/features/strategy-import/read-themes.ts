import { codeOf } from './codes.ts'
import type { Ledger } from './ledger.ts'
import type { Section } from './outline.ts'
import { nameKey, parseTheme, type ThemePlan } from './themes.ts'

/** Takes a section's heading, and the lines in it that name themes. */
export function takeHeadings(section: Section, plan: ThemePlan, ledger: Ledger): void {
  const { heading } = section
  for (const one of heading ? [heading, ...section.body] : section.body) {
    const theme = plan.themes.find((known) => known.at === one)
    if (theme) {
      const details = {
        theme: theme.number,
        code: codeOf('theme', theme.number),
        text: theme.name || one.text,
      }
      ledger.take('theme', one, section, details)
      if (theme.name === '') ledger.note(one, 'theme_without_name')
    } else if (plan.listed.has(one)) ledger.leave(one, section, 'contents')
  }
  if (!heading || ledger.has(heading)) return
  if (section.kind === 'furniture') ledger.leave(heading, section, 'page_furniture')
  else if (section.kind === 'contents') ledger.leave(heading, section, 'contents')
  else if (section.kind === 'other') ledger.note(heading, 'unknown_heading')
  else ledger.take('heading', heading, section)
}

/** What is odd about the themes as a whole. */
export function noteThemes(sections: readonly Section[], plan: ThemePlan, ledger: Ledger): void {
  const opened = new Set<number>()
  for (const { kind, heading, theme: number } of sections) {
    if (kind !== 'theme' || !heading || number === null) continue
    if (opened.has(number)) ledger.note(heading, 'theme_number_taken')
    opened.add(number)
    const named = parseTheme(heading.text)?.name ?? ''
    const known = plan.themes.find((theme) => theme.number === number)?.name ?? ''
    if (named !== '' && nameKey(named) !== nameKey(known)) ledger.note(heading, 'theme_names_differ')
    const filled = ['sub_goal', 'initiative'] as const
    const hasGoals = filled.some((one) => ledger.taken(one).some((item) => item.theme === number))
    if (!hasGoals) ledger.note(heading, 'theme_without_goals')
  }
}
