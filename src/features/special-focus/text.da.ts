export const da = {
  needsBecause: 'Skriv hvorfor, med mindst 5 tegn.',
  tooLong: 'Skriv højst {most} tegn.',
  needsReview: 'Vælg den dag, I ser på det igen.',
  reviewAhead: 'Dagen skal ligge efter i dag og inden for et år.',
  already: 'Der er allerede et særligt fokus.',
  overtaken: 'En kollega har lige fjernet det særlige fokus.',
} as const
