export const da = {
  badForm: 'Formularen er ikke hel. Hent siden igen.',
  tooLong: 'Skriv højst {most} tegn.',
  badDay: 'Vælg en dato.',
  needsPurpose: 'Skriv, hvad det skal bruges til, med mindst 5 tegn.',
  needsUntil: 'Vælg den dag, det skal slutte.',
  untilPast: 'Slutdagen skal ligge fremme i tiden.',
  untilTooFar: 'En henvisning gælder højst seks måneder. Du kan lave en ny bagefter.',
  informedAhead: 'Dagen ligger fremme i tiden.',
  chooseSchool: 'Vælg skolen.',
  chooseCategories: 'Vælg mindst én slags oplysninger.',
  chooseGiver: 'Vælg, hvem der har sagt ja.',
  chooseReceiver: 'Vælg et team eller en kollega.',
} as const
