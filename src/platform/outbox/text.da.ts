export const da = {
  newsSubject: 'Der er nyt til dig hos {municipality}',
  newsText:
    'Hej\n\nDer er nyt til dig hos {municipality}. Log ind for at læse det:\n\n{address}\n\nVi skriver aldrig i en mail, hvad det handler om.\n\nDu kan ikke svare på denne mail.',
  appointmentSubject: 'En tid hos {municipality}',
  appointmentText:
    'Hej\n\nHer er en tid til din kalender. Log ind for at se, hvad det er:\n\n{address}\n\nVi skriver aldrig i en mail, hvad det handler om.\n\nDu kan ikke svare på denne mail.',
  'appointment-cancelledSubject': 'En tid hos {municipality} er aflyst',
  'appointment-cancelledText':
    'Hej\n\nEn tid i din kalender er aflyst. Log ind for at se mere:\n\n{address}\n\nVi skriver aldrig i en mail, hvad det handler om.\n\nDu kan ikke svare på denne mail.',
  appointment: 'Samtale',
} as const
