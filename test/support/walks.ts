/**
 * Whether walks through every page go as everybody. `npm run trust` does that; `npm test` sends those whose walks differ
 * most, and asks in a quarter of the access matrix, because it is run many times a day.
 */
export const wholeWalks = process.env.FODFAESTE_WALKS === 'whole'
