/** What an administrator is told about the rules of status. */
export const da = {
  badForm: 'Formularen er ikke hel. Hent siden igen.',
  between: 'Skriv et helt tal fra {least} til {most}.',
  betweenOrNone: 'Skriv et helt tal fra {least} til {most}, eller lad feltet være tomt.',
  chooseOne: 'Vælg en af mulighederne.',
  badLevel: 'Skriv niveauet med små bogstaver og bindestreg.',
  needsSubSegment: 'Vælg, hvad det tæller som uden for uddannelse.',
  thresholdOutsideOnly: 'En timegrænse gælder kun for det, der er uden for uddannelse.',
  badDayOfYear: 'Skriv måned og dag, for eksempel 06-15.',
  summerTurned: 'Sommeren slutter, før den begynder.',
  agesTurned: 'Den øverste alder skal være større end den nederste.',
} as const
