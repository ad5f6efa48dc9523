import type { Bilingual } from '../../platform/text/language.ts'

const inBoth = <const P extends string>(path: P) => ({ da: path, en: path }) satisfies Bilingual

/** The leadership door's addresses: the same words in both languages, as the doors have in the design. */
export const paths = {
  front: inBoth('/lead'),
  releases: inBoth('/lead/releases'),
  release: inBoth('/lead/releases/:day'),
  newEdition: inBoth('/lead/new-edition'),
  edition: inBoth('/lead/editions/:edition'),
  editEdition: inBoth('/lead/editions/:edition/edit'),
  preview: inBoth('/lead/editions/:edition/preview'),
  history: inBoth('/lead/editions/:edition/history'),
  move: inBoth('/lead/editions/:edition/move/:to'),
  wording: inBoth('/lead/editions/:edition/wording'),
  takeOver: inBoth('/lead/editions/:edition/take-over'),
  newDecision: inBoth('/lead/editions/:edition/new-decision'),
  correctDecision: inBoth('/lead/editions/:edition/decisions/:decision/correct'),
  newSeat: inBoth('/lead/editions/:edition/new-seat'),
  editSeat: inBoth('/lead/editions/:edition/seats/:seat/edit'),
  newPassage: inBoth('/lead/editions/:edition/new-passage/:kind/:theme'),
  passage: inBoth('/lead/editions/:edition/passages/:passage'),
  editPassage: inBoth('/lead/editions/:edition/passages/:passage/edit'),
  replace: inBoth('/lead/editions/:edition/passages/:passage/replace'),
  withdraw: inBoth('/lead/editions/:edition/passages/:passage/withdraw'),
  restore: inBoth('/lead/editions/:edition/passages/:passage/restore'),
  takeBack: inBoth('/lead/editions/:edition/passages/:passage/take-back/:event'),
} as const
