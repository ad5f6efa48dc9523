export const da = {
  badAge: 'Skriv en alder i hele år.',
  agesTurned: 'Den sidste alder skal være højere end den første.',
  chooseBasis: 'Vælg det retlige grundlag.',
  through_team: 'En i det team, som personen leder, er knyttet til den unge',
  through_municipality: 'Fører kontrol for kommunen',
  ages: 'Fra {from} til {until} år',
  agesAll: 'Alle aldre',
  writes: 'Kan også skrive',
  reads: 'Kan kun læse',
  consent: 'Kun med samtykke',
  from: 'Fra {from}',
  fromUntil: 'Fra {from} til {until}',
} as const
