export const da = {
  finding_own_name: 'Har samme navn som den, der så',
  finding_same_address: 'Bor, hvor den, der så, selv bor',
  finding_same_surname: 'Har samme efternavn som den, der så',
  finding_colleague: 'Har samme navn som en kollega, eller har en forælder, der har',
  finding_volume: 'Mange flere opslag end personen ellers laver på en dag',
  finding_night: 'Set mellem kl. 22 og 6',
  finding_after_end: 'Set mere end 30 dage efter, at tilknytningen sluttede',
  lot: 'Trukket ved lodtrækning',
  verdict_explained: 'Forklaret',
  'verdict_not-explained': 'Ikke forklaret',
} as const
