/** The law's own clock for those of 15 to 17, and the municipality's promise to those of 18 to 24. */
export const da = {
  chooseType: 'Vælg, hvad tilbuddet var.',
  'rule_law-clock': 'Lovens frister for de 15 til 17-årige',
  'rule_no-gap': 'Ny aktivitet uden slip for de 18 til 24-årige',
  chooseRule: 'Vælg, hvad der skal tælle.',
  badDay: 'Vælg en dag fra den, fristen begyndte, og til i dag.',
  tooLong: 'Skriv højst {most} tegn.',
  needsBecause: 'Skriv hvorfor, med mindst 5 tegn.',
  overtaken: 'Der venter ikke noget tilbud mere. Se på siden igen.',
  mineContact: 'Vi vil gerne tale med dig om, hvad du vil nu. {adult} ringer senest {date}.',
  mineContactLate:
    'Vi vil gerne tale med dig om, hvad du vil nu. Du skulle have hørt fra os {date}. Du må gerne ringe.',
  mineOffer: 'Vi finder noget nyt sammen med dig. Du får et tilbud senest {date}.',
  mineOfferLate:
    'Vi finder noget nyt sammen med dig. Du skulle have fået et tilbud {date}. Du må gerne ringe.',
  mineOffered: 'Du har fået et tilbud om noget nyt. Sig til, hvad du synes om det.',
  yourAdult: 'Din voksne',
  anAdult: 'En voksen',
} as const
