import { type Reason, reasons } from '../../features/access/index.ts'
import type { PageContext } from '../../platform/http/page.ts'

/** For which reason alone people are listed, as the address says; for every one where it says none. */
export const reasonIn = (query: URLSearchParams): Reason | undefined =>
  reasons.find((one) => one === query.get('why'))

/** One row in the log for a list, with everybody in it and why (trust requirement T-20). */
export function record(
  { trail }: PageContext,
  action: 'list' | 'search' | 'export',
  people: readonly { id: string; reason: Reason }[],
): void {
  trail.action = action
  for (const { id, reason } of people) trail.shows([id], { reason })
}
