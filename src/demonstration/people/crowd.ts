import { createHash } from 'node:crypto'
import type { Contact, PersonDraft, Residence } from '../../features/young-people/index.ts'
import type { Calendar } from '../calendar.ts'
import { areas, boys, families, girls, streets } from './names.ts'

/** An invented young person around the cast. */
export interface Invented {
  /** Makes the invented person number, together with the day of birth. */
  readonly serial: number
  readonly draft: PersonDraft
  readonly contact: Contact
  readonly home: Residence
}

export interface Group {
  readonly key: string
  readonly size: number
  /** Years of birth, first and last. */
  readonly born: readonly [number, number]
}

/** The same people every time: what is drawn for somebody hangs on their group and place alone. */
export const drawn = (key: string, range: number): number =>
  createHash('sha256').update(key).digest().readUInt32BE() % range

const pick = <Item>(list: readonly Item[], key: string): Item => list[drawn(key, list.length)] as Item

/**
 * @param firstSerial the serials before it are the cast's
 * @param moved their dates are written for the same day as the cast's
 */
export function inventGroup({ key, size, born }: Group, firstSerial: number, moved: Calendar): Invented[] {
  return Array.from({ length: size }, (_, index) =>
    inventOne(`${key}/${index}`, born, firstSerial + index, moved),
  )
}

function inventOne(key: string, [first, last]: Group['born'], serial: number, moved: Calendar): Invented {
  const sex = drawn(`${key} sex`, 2) === 0 ? 'female' : 'male'
  const year = first + drawn(`${key} year`, last - first + 1)
  const birthDate = `${year}-${two(1 + drawn(`${key} month`, 12))}-${two(1 + drawn(`${key} day`, 28))}`
  // No Danish number begins with 0, so nobody is called by mistake.
  const phone = `00 ${two(drawn(`${key} a`, 100))} ${two(drawn(`${key} b`, 100))} ${two(drawn(`${key} c`, 100))}`
  return {
    serial,
    draft: {
      givenName: pick(sex === 'female' ? girls : boys, `${key} given`),
      familyName: pick(families, `${key} family`),
      birthDate: moved(birthDate),
      sex,
      language: drawn(`${key} language`, 12) === 0 ? 'uk' : 'da',
      needsInterpreter: drawn(`${key} interpreter`, 25) === 0,
      ...(drawn(`${key} protected`, 50) === 0 ? { protected: { until: moved('2027-06-30') } } : {}),
    },
    contact: { phone, email: null, preferred: 'text-message' },
    home: {
      municipalityCode: '851',
      address: `${pick(streets, `${key} street`)} ${1 + drawn(`${key} number`, 90)}`,
      area: pick(areas, `${key} area`),
      from: moved(`${year + 6}-08-01`),
      source: 'demonstration',
    },
  }
}

const two = (value: number): string => String(value).padStart(2, '0')
