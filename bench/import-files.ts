import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { inventedPersonNumber } from '../src/demonstration/person-number.ts'
import { addDays } from '../src/platform/days.ts'

/** The register of 34,249 young people over the years, and what they did: five activities each. */
export const size = {
  young: 34_249,
  people: Number(process.env.BENCH_PEOPLE ?? 68_500),
  each: 5,
} as const

const types = ['Grundskole', '10. klasse', 'stx', 'GF1', 'GF2', 'Hovedforløb', 'hf', 'FGU', 'Job', 'hhx']

interface Someone {
  readonly number: string
  readonly born: string
  readonly index: number
}

/** Births over twelve years, so that no day has more than there are invented numbers. */
function someone(index: number): Someone {
  const born = addDays('1996-01-01', index % 4383)
  return { index, born, number: inventedPersonNumber(born, Math.floor(index / 4383)) }
}

const personLine = ({ index, number, born }: Someone): string =>
  `${number};;Fornavn ${index % 400};Efternavn Ø ${index % 3000};${index % 2 ? 'K' : 'M'};nej;851;Opfundet Vej ${index};Område ${index % 12};${addDays(born, index % 900)};`

function courseLines({ index, number, born }: Someone): string[] {
  const first = addDays(born, 15 * 365 + (index % 200))
  return Array.from({ length: size.each }, (_, at) => {
    const from = addDays(first, at * 310)
    const ends = at < size.each - 1
    return `${number};F-${index}-${at};${types[(index + at * 3) % types.length]};Skole nr. ${index % 60};${at === 4 ? '120,5' : ''};${from};${ends ? addDays(from, 300) : ''};${addDays(from, 700)};${ends ? (index % 3 ? 'Gennemført' : 'Afbrudt') : ''}`
  })
}

/** Writes both files. In the other order everybody comes from the end, and the letters are Windows-1252's. */
export async function writeFiles(folder: string, order: 'forward' | 'backward'): Promise<void> {
  const encoding = order === 'forward' ? 'utf8' : 'latin1'
  const indexes = Array.from({ length: size.people }, (_, index) =>
    order === 'forward' ? index : size.people - 1 - index,
  )
  await write(
    `${folder}/people-${order}.csv`,
    encoding,
    'Personnummer;Tidligere personnummer;Fornavn;Efternavn;Køn;Beskyttet;Kommune;Adresse;Område;Tilflyttet;Fraflyttet',
    indexes,
    (index) => [personLine(someone(index))],
  )
  await write(
    `${folder}/courses-${order}.csv`,
    encoding,
    'Personnummer;Forløb;Uddannelse;Skole;Timer pr. måned;Start;Sidste dag;Forventet slut;Afslutning',
    indexes,
    (index) => courseLines(someone(index)),
  )
}

async function write(
  path: string,
  encoding: BufferEncoding,
  heading: string,
  indexes: readonly number[],
  lines: (index: number) => readonly string[],
): Promise<void> {
  const file = createWriteStream(path)
  file.write(`${heading}\r\n`, encoding)
  for (const index of indexes)
    if (!file.write(`${lines(index).join('\r\n')}\r\n`, encoding)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}
