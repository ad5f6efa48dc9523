export const da = {
  site: 'Fodfæste: log ind i demonstrationen',
  title: 'Hvem vil du være?',
  demonstration:
    'Det her er en demonstration. Alle personer er opfundet, og ingen af dem findes. Vælg en person for at se, hvad den person ser. Du skal ikke bruge en kode.',
  citizen: 'Unge og forældre',
  staff: 'Medarbejdere, ledergruppe og råd',
  school: 'Lærere og ledere på skolerne',
  cancel: 'Fortryd, og gå tilbage',
  otherLanguage: 'English',
  goneTitle: 'Vi kan ikke logge dig ind',
  gone: 'Måske er der gået for lang tid. Gå tilbage til siden, du kom fra, og prøv igen.',
  notFoundTitle: 'Siden findes ikke',
  notFound: 'Her er kun en side til at logge ind i demonstrationen.',
  signedOutTitle: 'Du er logget ud',
  signedOut: 'Du kan lukke siden.',
} as const
