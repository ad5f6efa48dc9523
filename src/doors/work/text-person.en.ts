/** The page about one young person. */
export const en = {
  personPromises: 'What we have promised',
  personPromisesNone: 'There are no open deadlines.',
  personPromise: '{kind}: by {due}. {owner} sees to it.',
  personPromiseLate: 'Past the deadline',
  nextTitle: 'What you can do',
  nextNone: 'You can read the page. You cannot write on it.',
  nextReport: 'Report a concern',
  nextWhy: 'Why may I?',
  nextMay: 'You may see: {categories}.',
  nextMayWrite: 'You may write about: {categories}.',
  nextBecause: '(because you may write about: {category})',
} as const
