export const da = {
  nameNeeded: 'Giv listen et navn.',
  nameTooLong: 'Navnet må højst have {most} tegn.',
  nameTaken: 'Du har allerede en liste med det navn.',
  tooMany: 'Du kan gemme {most} lister. Slet en, før du gemmer en ny.',
} as const
