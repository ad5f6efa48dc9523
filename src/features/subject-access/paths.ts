import type { Bilingual } from '../../platform/text/language.ts'

const inBoth = <const P extends string>(path: P) => ({ da: path, en: path }) satisfies Bilingual

export const paths = {
  list: inBoth('/me/copy'),
  copy: inBoth('/me/copy/:person'),
  pdf: inBoth('/me/copy/:person/copy.pdf'),
  json: inBoth('/me/copy/:person/data.json'),
  ask: inBoth('/me/copy/:person/ask'),
  waiting: inBoth('/work/copies'),
  reading: inBoth('/work/copies/:request'),
  release: inBoth('/work/copies/:request/release/:number'),
  finish: inBoth('/work/copies/:request/finish'),
} as const
