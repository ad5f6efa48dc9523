/** The effort of a youth guide. */
export const da = {
  chooseGuide: 'Vælg en ungeguide.',
  needsPurpose: 'Skriv, hvad indsatsen skal hjælpe med, med mindst 5 tegn.',
  needsWords: 'Skriv, hvad I talte om, med mindst 5 tegn.',
  needsBecause: 'Skriv hvorfor, med mindst 5 tegn.',
  badDay: 'Vælg en dag, der har været, siden indsatsen begyndte.',
  tooLong: 'Skriv højst {most} tegn.',
  overtaken: 'Noget er ændret imens. Se på siden igen.',
  leaderOnly: 'Opfølgningen er over fristen. Hold den, eller lad din leder slutte indsatsen.',
} as const
