/** The page about one young person. */
export const da = {
  personPromises: 'Det har vi lovet',
  personPromisesNone: 'Der er ingen åbne frister.',
  personPromise: '{kind}: senest {due}. {owner} sørger for det.',
  personPromiseLate: 'Over fristen',
  nextTitle: 'Det kan du gøre',
  nextNone: 'Du kan læse siden. Du kan ikke skrive på den.',
  nextReport: 'Meld en bekymring',
  nextWhy: 'Hvorfor må jeg det?',
  nextMay: 'Du må se: {categories}.',
  nextMayWrite: 'Du må skrive om: {categories}.',
  nextBecause: '(fordi du må skrive om: {category})',
} as const
