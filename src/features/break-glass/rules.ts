/** For how long emergency access holds at most; the database holds it to that. */
export const hours = 1

/** A reason that nobody has looked at for so long stands first (domain: trust). */
export const daysUntilLate = 7

const day = 24 * 60 * 60 * 1000

export const isLate = (openedAt: Date, now: Date): boolean =>
  now.getTime() - openedAt.getTime() >= daysUntilLate * day
