const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/**
 * Lets somebody go through a long list by keyboard, row by row. Only while the focus is in the list: a key that does
 * something wherever one is would get in the way of those who speak to their machine (WCAG 2.1.4).
 */
export function moveBetweenRows(): void {
  const list = document.querySelector<HTMLElement>('[data-rows]')
  if (!list) return
  const rows = [...list.querySelectorAll<HTMLElement>('tbody tr')]
  list.addEventListener('keydown', (event) => {
    const at = event.target
    if (!(at instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
    if (at.closest('input,select,textarea')) return
    const here = at.closest('tr')
    const step = steps[event.key]
    if (step !== undefined) {
      const from = here ? rows.indexOf(here) : step > 0 ? -1 : 0
      const row = rows[Math.min(Math.max(from + step, 0), rows.length - 1)]
      if (!row) return
      // Only now can it have the focus: until somebody uses the keys the page is as it came.
      row.tabIndex = -1
      row.focus()
    } else if (event.key === 'Enter' && at === here) here.querySelector('a')?.click()
    else if (event.key === '?') showHelp()
    else return
    event.preventDefault()
  })
}

function showHelp(): void {
  const help = document.querySelector('[data-rows-help]')?.closest('details')
  if (!help) return
  help.open = true
  help.querySelector('summary')?.focus()
}
