import type { Counts } from './kind.ts'

/** What became of a file. */
export type Outcome =
  | { readonly is: 'judged' | 'applied'; readonly counts: Counts }
  /** These bytes were taken before: nothing was done. */
  | { readonly is: 'known' }
  | { readonly is: 'refused' | 'asks'; readonly code: string; readonly line: number | null }
