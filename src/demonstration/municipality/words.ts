/* What drawn numbers stand for. Codes are ours, and no published ones. */

export const programmes = [
  'tømrer',
  'elektriker',
  'mediegrafiker',
  'ernæringsassistent',
  'social- og sundhedsassistent',
  'pædagogisk assistent',
  'kontorassistent',
  'detailassistent',
  'mekaniker',
  'gartner',
  'frisør',
  'datatekniker',
] as const

export const endReasons = [
  { code: '1', text: 'Vil vælge om' },
  { code: '2', text: 'Personlige forhold' },
  { code: '3', text: 'Helbred' },
  { code: '4', text: 'Har fået job' },
  { code: '5', text: 'Fandt ikke en læreplads' },
  { code: '6', text: 'Fagligt niveau' },
  { code: '7', text: 'Flytter' },
  { code: '8', text: 'Mødte ikke frem' },
] as const

export const focusReasons = [
  'Har brug for fast kontakt om vejen videre',
  'Ønsker hjælp til at komme i gang igen',
  'Flere indsatser skal samles i én plan',
  'Har været længe uden fast aktivitet',
] as const

export const focusMarkers = [
  'Birgitte Lindevang',
  'Henrik Skjoldhøj',
  'Nadia Tranholm',
  'Troels Overby',
] as const
