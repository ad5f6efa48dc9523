/** Words about figures, wherever they are shown. */
export const da = {
  methodBreak: 'Her skifter måden at tælle på.',
  suppressed: 'Holdt tilbage, fordi få står bag',
  not_applicable: 'Findes ikke',
  not_available: 'Ikke oplyst',
} as const
