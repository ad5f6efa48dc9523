export const da = {
  notFoundTitle: 'Vi kan ikke finde siden',
  notFoundText:
    'Siden findes ikke, eller den er flyttet. Se efter, om adressen er skrevet rigtigt, eller søg efter den.',
  forbiddenTitle: 'Den side er ikke åben for dig',
  forbiddenText:
    'Du er logget ind, men din rolle giver ikke adgang til siden. Spørg din leder, hvis du mener, den bør.',
  notSavedTitle: 'Det, du skrev, er ikke gemt',
  notSavedText: 'Siden findes ikke, eller den er ikke åben for dig. Det kan have ændret sig, mens du skrev.',
  notSavedCopy:
    'Din tekst står kun her på siden. Kopiér den, før du går videre. Spørg kontaktpersonen eller den, du plejer at gå til, hvor den hører til.',
  notSavedHere: 'Det, du skrev, er ikke gemt. Det står her, så du kan kopiere det.',
  notSavedHidden: 'Tal, der kan være et CPR-nummer, er skjult.',
  notSavedLabel: 'Det, du skrev',
  notSavedLabelOf: 'Det, du skrev ({number} af {all})',
  sessionOverTitle: 'Du er ikke logget ind mere',
  sessionOverText: 'Det, du sendte, er ikke gemt.',
  sessionOverKept:
    'Det, du sendte, er her endnu. Log ind i en ny fane. Kom så tilbage til denne side, og send det igen. Kun du kan sende det.',
  signedInSinceTitle: 'Du har logget ind igen',
  signedInSinceText: 'Siden, du sendte fra, er fra før du loggede ind igen. Der er ikke gemt noget endnu.',
  signedInSinceKept:
    'Du er logget ind som {name}. Det, du sendte, er her endnu. Send det igen, så bliver det gemt.',
  signInFirstTitle: 'Vis igen, at det er dig',
  signInFirstText:
    'Det er en tid siden, du loggede ind. Til det her skal du gøre det igen. Der er ikke gemt noget endnu.',
  signInFirstKept:
    'Det, du skrev, er her endnu. Log ind igen i en ny fane. Kom så tilbage til denne side, og send det igen.',
  othersFormTitle: 'Siden hører til en anden',
  othersFormText:
    'Du er logget ind som en anden end den, siden blev vist til. Der er ikke gemt noget. Kun den anden kan sende det, der stod på den. Er det dig selv, så log ind som den anden i en ny fane, og genindlæs denne side.',
  forgedTitle: 'Vi kunne ikke tage imod formularen',
  forgedText:
    'Formularen var for gammel eller kom fra et andet sted. Gå tilbage, genindlæs siden, og send den igen.',
  tooLargeTitle: 'Det var for meget på én gang',
  tooLargeText: 'Det, du sendte, fylder for meget. Gør teksten kortere, og prøv igen.',
  tooManyTitle: 'Det går lidt for hurtigt',
  tooManyText: 'Der kom mange forespørgsler på kort tid. Intet er gået tabt. Vent lidt, og prøv så igen.',
  tooManyKept: 'Det, du sendte, er her endnu. Vent lidt, og send det igen.',
  brokenTitle: 'Noget gik galt hos os',
  brokenText:
    'Det er vores fejl og ikke din. Prøv igen om lidt. Bliver det ved, så skriv til os med dette nummer: {id}',
  brokenKept: 'Det, du sendte, er her endnu. Send det igen om lidt, eller kopiér det.',
  awayTitle: 'Vi kan ikke svare lige nu',
  awayText:
    'Vores database svarer ikke. Der er ikke gemt noget, og der er ikke vist noget. Prøv igen om et minut.',
  awayKept:
    'Det, du skrev, er her endnu. Bliv på siden, og send det igen om lidt. Så bliver det gemt én gang.',
  sendAgain: 'Send det igen',
  signInThere: 'Log ind (åbner i en ny fane)',
  lostText: 'Gå tilbage, og kopiér det, du har skrevet, før du prøver igen.',
  lostFile:
    'Filen er ikke taget imod, og vi kan ikke gemme den for dig. Gå tilbage, vælg filen igen, og send den.',
  fileAgain: 'En fil kan vi ikke gemme for dig. Vælg den igen:',
  toFront: 'Gå til forsiden',
} as const
