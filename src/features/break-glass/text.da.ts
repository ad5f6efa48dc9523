export const da = {
  badForm: 'Formularen er ikke hel. Hent siden igen.',
  tooLong: 'Skriv højst {most} tegn.',
  badNumber: 'Det er ikke et CPR-nummer. Skriv ti cifre.',
  needsWho: 'Skriv CPR-nummeret, eller skriv navn og fødselsdag.',
  needsName: 'Skriv hele navnet.',
  needsBirthDate: 'Vælg fødselsdagen.',
  needsBecause: 'Skriv, hvad der er sket, med mindst 10 tegn.',
  needsReview: 'Skriv, hvad du mener, med mindst 3 tegn.',
  nobodyFound: 'Vi kan ikke åbne en side for den, du skrev. Se efter, om alt er skrevet rigtigt.',
  reviewOvertaken: 'En anden har lige gennemgået den.',
} as const
