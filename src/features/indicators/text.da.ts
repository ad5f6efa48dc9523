/** Words about figures, wherever they are shown. */
export const da = {
  methodBreak: 'Her skifter måden at tælle på.',
  suppressed: 'Holdt tilbage, fordi få står bag',
  not_applicable: 'Findes ikke',
  not_available: 'Ikke oplyst',
  invented: 'Opfundne data',
  import_known: 'Filen er taget ind før. Den blev hentet {date}. Intet er ændret.',
  import_taken:
    'Taget ind: {values, plural, one {# tal} other {# tal}} og {missing, plural, one {# felt} other {# felter}} uden tal.',
  import_revised:
    '{count, plural, one {# tal er lavet om af kilden. Begge udgaver er gemt.} other {# tal er lavet om af kilden. Begge udgaver er gemt.}}',
  import_gone:
    '{count, plural, one {# tal stod i den forrige udgave og står ikke i denne. Det bliver stående.} other {# tal stod i den forrige udgave og står ikke i denne. De bliver stående.}}',
} as const
