export const da = {
  badForm: 'Formularen er ikke hel. Hent siden igen.',
  tooLong: 'Skriv højst {most} tegn.',
  needsDay: 'Vælg en dag.',
  needsAddress: 'Skriv adressen.',
  badMunicipality: 'Skriv kommunens nummer med tre cifre, for eksempel 851.',
  needsToldBy: 'Skriv, hvem der har fortalt det.',
  needsName: 'Skriv navnet.',
  badPhone: 'Skriv telefonnummeret med cifre, for eksempel 12 34 56 78.',
  badEmail: 'Det er ikke en e-mailadresse.',
  inFuture: 'Dagen ligger fremme i tiden.',
  later: 'Der er skrevet en bopæl ind fra den dag eller senere.',
  overtaken: 'En kollega har rettet det, mens du skrev. Se, hvad der står nu, og send så igen.',
} as const
