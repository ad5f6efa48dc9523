/** The lists that have filters to save. */
export type ViewedList = 'today'

/** How long a name may be, in characters, and how many lists somebody may save; the database says the first as well. */
export const longestName = 60
export const mostViews = 20

/** A filter under a name of one's own. */
export interface SavedView {
  readonly id: string
  readonly name: string
  /** As it stands in the list's address, without its question mark. */
  readonly query: string
}
