import type { FieldsOfRow, JudgedRow, Judging } from '../imports/index.ts'
import { birthDateOf } from '../person-numbers/index.ts'
import { CellReader, isFarAhead } from './read-cell.ts'

/** Our names of the fields; `true`: the file must have it. */
export const peopleFields = {
  number: true,
  formerNumber: false,
  given: true,
  family: true,
  birthDate: false,
  sex: false,
  protected: false,
  protectedUntil: false,
  municipality: true,
  address: true,
  area: false,
  from: true,
  movedOut: false,
} as const

/** The columns of a staged row, in the order of what `judgePerson` gives. */
export const peopleColumns = {
  sealed: 'bytea',
  former: 'bytea',
  former_other: 'bytea',
  given: 'text',
  family: 'text',
  birth_date: 'date',
  sex: 'text',
  is_protected: 'boolean',
  protected_until: 'date',
  municipality: 'text',
  address: 'text',
  area: 'text',
  valid_from: 'date',
  valid_until: 'date',
} as const

/** Of somebody whose address is protected a register may send none. */
const unknownAddress = '–'

/** A person and one of their homes. Whoever has several has several rows. */
export function judgePerson(row: FieldsOfRow, { declaration, numbers, today }: Judging): JudgedRow {
  const read = new CellReader(row, declaration)
  const number = numbers.find(row.fields.number ?? '')
  if (!number) throw new Error('a row without a number is not judged')
  const given = read.needed('given', 80)
  const family = read.words('family', 80) ?? ''
  const writtenFormer = row.fields.formerNumber ?? ''
  const former = writtenFormer === '' ? undefined : numbers.find(writtenFormer)
  if (writtenFormer !== '' && !former) read.fault('former_number_unknown_form', 'formerNumber')
  const birthDate = birthDateIn(read, number.number)
  const sex = sexIn(read)
  const protection = read.coded('protected')
  const isProtected = protection === null ? null : protection === 'yes'
  const protectedUntil = read.date('protectedUntil')
  const municipality = municipalityIn(read, row.fields.municipality ?? '')
  const address = isProtected ? (read.words('address', 300) ?? unknownAddress) : read.needed('address', 300)
  const area = read.words('area', 80)
  const from = read.neededDate('from')
  const until = read.date('movedOut')
  if (from !== '' && until !== null && until <= from) read.fault('end_before_start', 'movedOut')
  if (from !== '' && birthDate !== null && from < birthDate) read.fault('before_birth', 'from')
  if (isFarAhead(from, today)) read.fault('far_ahead', 'from')
  if (read.faults.length > 0) return { faults: read.faults }
  return {
    values: [
      numbers.seal(number),
      former?.blind ?? null,
      former?.otherBlind ?? null,
      given,
      family,
      birthDate,
      sex,
      isProtected,
      protectedUntil,
      municipality,
      address,
      area,
      from,
      until,
    ],
  }
}

/** The number says it, by the register's table of centuries; where it does not, the file has to. */
function birthDateIn(read: CellReader, number: Parameters<typeof birthDateOf>[0]): string | null {
  const written = read.date('birthDate')
  const said = birthDateOf(number)
  // A replacement number is given where nobody knows the day for sure: the file knows better.
  if (written !== null && said !== undefined && written !== said && number.kind === 'real')
    return read.fault('birth_date_differs', 'birthDate')
  return written ?? said ?? read.fault('birth_date_unknown', 'birthDate')
}

function sexIn(read: CellReader): string | null {
  const sex = read.coded('sex')
  return sex === null || sex === 'female' || sex === 'male' ? sex : read.fault('code_not_ours', 'sex')
}

/** Three digits; the national register writes four. */
function municipalityIn(read: CellReader, text: string): string {
  const code = text.replace(/^0(?=\d{3}$)/, '')
  if (!/^\d{3}$/.test(code)) read.fault(text === '' ? 'cell_empty' : 'code_not_ours', 'municipality')
  return code
}
