/** What is wrong with a draft of rules, or with the day from which it is to count. */
export const da = {
  needsBecause: 'Skriv hvorfor, med mindst 5 tegn.',
  tooLong: 'Skriv højst {most} tegn.',
  needsDay: 'Vælg en dag.',
  notBefore: 'Vælg en dag efter i dag, og efter den dag den nuværende udgave begyndte.',
  overtaken: 'En kollega har lige sat en anden udgave i kraft. Se den igennem, og prøv så igen.',
} as const
