import type { ItemKind } from './recognition.ts'

/**
 * The code of a passage in the edition. Numbered kinds count from 1, those of a theme inside it; the paragraphs of
 * one text share a code.
 */
export function codeOf(kind: ItemKind, theme: number | null, nth = 1): string {
  const inTheme = theme === null ? `${nth}` : `${theme}.${nth}`
  switch (kind) {
    case 'vision':
    case 'foreword':
    case 'model':
    case 'values_summary':
    case 'contact':
      return kind.replaceAll('_', '-')
    case 'theme':
    case 'theme_text':
      return `theme-${theme ?? nth}`
    case 'where_are_we':
    case 'target_group':
      return theme === null ? kind.replaceAll('_', '-') : `${kind.replaceAll('_', '-')}-${theme}`
    case 'sub_goal':
      return inTheme
    default:
      return `${kind.replaceAll('_', '-')}-${inTheme}`
  }
}
