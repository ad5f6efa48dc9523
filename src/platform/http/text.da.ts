export const da = {
  notFoundTitle: 'Vi kan ikke finde siden',
  notFoundText:
    'Siden findes ikke, eller den er flyttet. Se efter, om adressen er skrevet rigtigt, eller søg efter den.',
  forbiddenTitle: 'Den side er ikke åben for dig',
  forbiddenText:
    'Du er logget ind, men din rolle giver ikke adgang til siden. Spørg din leder, hvis du mener, den bør.',
  sessionOverTitle: 'Du er ikke logget ind mere',
  sessionOverText:
    'Det, du sendte, er ikke gemt. Gå tilbage, og kopiér det, du har skrevet. Log så ind igen, og sæt det ind.',
  forgedTitle: 'Vi kunne ikke tage imod formularen',
  forgedText:
    'Formularen var for gammel eller kom fra et andet sted. Gå tilbage, genindlæs siden, og send den igen.',
  tooLargeTitle: 'Det var for meget på én gang',
  tooLargeText: 'Det, du sendte, fylder for meget. Gør teksten kortere, og prøv igen.',
  tooManyTitle: 'Det går lidt for hurtigt',
  tooManyText: 'Der kom mange forespørgsler på kort tid. Intet er gået tabt. Vent lidt, og prøv så igen.',
  brokenTitle: 'Noget gik galt hos os',
  brokenText:
    'Det er vores fejl og ikke din. Prøv igen om lidt. Bliver det ved, så skriv til os med dette nummer: {id}',
  awayTitle: 'Vi kan ikke svare lige nu',
  awayText:
    'Vores database svarer ikke. Der er ikke gemt noget, og der er ikke vist noget. Prøv igen om et minut.',
  awayKept:
    'Det, du skrev, er her endnu. Bliv på siden, og send det igen om lidt. Så bliver det gemt én gang.',
  awayAgain: 'Send det igen',
  toFront: 'Gå til forsiden',
} as const
