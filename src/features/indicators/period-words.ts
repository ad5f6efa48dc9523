import type { Bilingual } from '../../platform/text/language.ts'

const danishMonths = 'januar februar marts april maj juni juli august september oktober november december'
const englishMonths = 'January February March April May June July August September October November December'
const ordinals = ['First', 'Second', 'Third', 'Fourth']

/** A period's number as people read it: `2023K1` is the first quarter of 2023. */
export function periodWords(code: string): Bilingual {
  const [, year = '', kind, nth] = /^(\d{4})(?:([KM])(\d{1,2}))?$/.exec(code) ?? []
  const at = Number(nth) - 1
  if (kind === 'K') return { da: `${at + 1}. kvartal ${year}`, en: `${ordinals[at]} quarter of ${year}` }
  if (kind === 'M')
    return { da: `${danishMonths.split(' ')[at]} ${year}`, en: `${englishMonths.split(' ')[at]} ${year}` }
  return { da: code, en: code }
}
