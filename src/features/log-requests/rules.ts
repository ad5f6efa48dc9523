/** A question who some looks were by, as its asker and its answerer see it. */
export interface LogRequest {
  readonly id: string
  readonly personId: string
  readonly askedAt: Date
  readonly words: string
  /** Within one month of asking (GDPR art. 12(3), L-08). */
  readonly dueOn: string
  /** The job of who answers; null where nobody could be named, and the data protection officers see to it. */
  readonly addressedRole: 'team-leader' | 'data-protection-officer' | null
  readonly lookIds: readonly string[]
  readonly answer: LogAnswer | undefined
}

export interface LogAnswer {
  readonly answeredAt: Date
  readonly told: boolean
  readonly words: string
  /** The names that were told, by look. Empty until and unless they are. */
  readonly names: readonly { readonly lookId: string; readonly name: string }[]
}

/** Past its day, and still without an answer. */
export const isLate = ({ dueOn, answer }: LogRequest, today: string): boolean => !answer && dueOn < today

/** Where those who answer have these pages: each at the door where they work. */
export const weighPaths = {
  'team-leader': '/work/log-requests',
  'data-protection-officer': '/admin/log-requests',
} as const

/** No more than this many looks in one question: the answer weighs each. */
export const mostLooks = 30
