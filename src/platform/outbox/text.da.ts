export const da = {
  newsSubject: 'Der er nyt til dig hos {municipality}',
  newsText:
    'Hej\n\nDer er nyt til dig hos {municipality}. Log ind for at læse det:\n\n{address}\n\nVi skriver aldrig i en mail, hvad det handler om.\n\nDu kan ikke svare på denne mail.',
} as const
