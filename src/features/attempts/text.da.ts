/** Attempts to get in contact with a young person. */
export const da = {
  'outcome_no-answer': 'Fik ikke svar',
  'outcome_message-left': 'Lagde besked',
  'outcome_wrong-number': 'Forkert nummer',
  outcome_declined: 'Ville ikke tale nu',
  outcome_reached: 'Fik kontakt',
  outcome_met: 'Mødtes',
  chooseChannel: 'Vælg, hvordan du forsøgte.',
  chooseOutcome: 'Vælg, hvordan det gik.',
  badDay: 'Vælg en dag, der har været.',
  badTime: 'Skriv klokken som 16:30.',
  tooOld: 'Vælg en dag inden for de sidste {days} dage.',
  chooseWhy: 'Vælg hvorfor.',
  needsBecause: 'Skriv hvorfor, med mindst 5 tegn.',
  tooLong: 'Skriv højst {most} tegn.',
  overtaken: 'Noget er ændret imens. Se på siden igen.',
  leaderOnly: 'Det næste forsøg er over fristen. Gør forsøget, eller lad din leder stoppe.',
} as const
