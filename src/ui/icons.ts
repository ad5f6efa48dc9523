import { html, raw } from 'hono/html'
import type { Markup } from './markup.ts'

/** Own drawings, 24 × 24, lines only: inside the page they cost less than a request, and follow its colours. */
const drawings = {
  'chevron-right': '<path d="m9 5 7 7-7 7"/>',
  'chevron-left': '<path d="m15 5-7 7 7 7"/>',
  information: '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7v.5"/>',
  success: '<circle cx="12" cy="12" r="9"/><path d="m8 12.5 3 3 5-6"/>',
  warning: '<path d="M12 4 2.5 20h19L12 4ZM12 10v5M12 17v.5"/>',
  error: '<path d="M8 3h8l5 5v8l-5 5H8l-5-5V8l5-5ZM12 8v5M12 16v.5"/>',
  download: '<path d="M12 4v11m-5-5 5 5 5-5M4 20h16"/>',
  foothold: '<path d="M3 20h6v-5h5v-5h5V4"/>',
  phone:
    '<path d="M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2Z"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/>',
} as const

export type IconName = keyof typeof drawings

const icons = new Map<string, Markup>()

/** A decoration: whatever it means must also stand in words beside it. */
export function icon(name: IconName, className = ''): Markup {
  const key = `${name} ${className}`
  const known = icons.get(key)
  if (known) return known
  const drawn = html`<svg class="icon-svg ${className}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${raw(drawings[name])}</svg>`
  icons.set(key, drawn)
  return drawn
}
