/** A person who cannot see the page is led to what was wrong with their answers, as soon as it is shown. */
export function focusErrorSummary(): void {
  document.querySelector<HTMLElement>('.error-summary')?.focus()
}
