/** So many people may leave by one person’s decision (ASVS 2.3.5). */
export const mostAlone = 500

/** How long a yes holds, in hours. */
export const hoursToTake = 24
