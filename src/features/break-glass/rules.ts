/** Where leaders and the data protection officer review, in the work door. */
export const reviewsPath = '/work/break-glass-review'

/** A reason that nobody has looked at for so long stands first (domain: trust). */
const daysUntilLate = 7

const day = 24 * 60 * 60 * 1000

export const isLate = (openedAt: Date, now: Date): boolean =>
  now.getTime() - openedAt.getTime() >= daysUntilLate * day
