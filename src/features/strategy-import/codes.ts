import type { ItemKind, TargetStep } from './recognition.ts'

/**
 * The code of a passage, unique among those of its kind: goals and initiatives are `2.4`, fourth in theme 2; the
 * paragraphs of one text share a code; a kind that mostly has one member numbers from the second on.
 */
export function codeOf(kind: ItemKind, theme: number | null, nth = 1): string {
  switch (kind) {
    case 'foreword':
    case 'model':
    case 'vision':
    case 'values_summary':
    case 'contact':
      return kebab(kind)
    case 'theme':
    case 'theme_text':
      return `theme-${theme ?? nth}`
    case 'where_are_we':
      return theme === null ? 'today' : `today-${theme}`
    case 'target_group':
      return theme === null ? 'target-group' : `target-group-${theme}`
    case 'sub_goal':
    case 'initiative':
      return theme === null ? `${nth}` : `${theme}.${nth}`
    case 'statement':
      return theme === null ? `statement-${nth}` : `statement-${theme}-${nth}`
    case 'challenge':
    case 'commitment':
    case 'mental_health':
      return nth === 1 ? kebab(kind) : `${kebab(kind)}-${nth}`
    case 'related_policy':
      return `related-${nth}`
    default:
      return `${kebab(kind)}-${nth}`
  }
}

/** A target is called by its figures, `target-30-40`; by its number where it has none or another has the same. */
export function codeOfTarget(
  steps: readonly TargetStep[],
  nth: number,
  taken: readonly (string | null)[],
): string {
  const figures = steps.map(({ percent }) => String(percent).replace('.', '_')).join('-')
  const code = `target-${figures}`
  return figures === '' || taken.includes(code) ? `target-no-${nth}` : code
}

const kebab = (kind: ItemKind) => kind.replaceAll('_', '-')
