import { readFileSync } from 'node:fs'
import { inventedPersonNumber } from '../../src/demonstration/person-number.ts'
import { importKinds } from '../../src/features/import-kinds/index.ts'
import {
  type Declaration,
  declareSource,
  type ImportServices,
  importer,
  type Outcome,
  readDeclaration,
  receive,
  takeFile,
  type Wish,
} from '../../src/features/imports/index.ts'
import { fileInMemory } from '../../src/platform/files/open-file.ts'
import type { TestDatabase } from './database.ts'
import { testKeyRing } from './keys.ts'

/** A declaration of `db/mappings`, as it lies there or with something else in it. */
export const mappingOf = (file: string, rest: Partial<Declaration> = {}): Declaration => ({
  ...readDeclaration(readFileSync(`db/mappings/${file}.json`, 'utf8')),
  ...rest,
})

const keys = testKeyRing()

export const importServices = (db: TestDatabase): ImportServices => ({
  database: db.database,
  keys,
  municipality: db.aalborg,
})

export const declare = (db: TestDatabase, declaration: Declaration): Promise<boolean> =>
  db.as((trx) => declareSource(trx, declaration, null), importer(db.aalborg))

/** Brings a file and takes it, as the command and the page do. */
export async function bring(
  db: TestDatabase,
  source: string,
  content: string | Uint8Array,
  wish: Partial<Wish> & { readonly month?: string } = {},
): Promise<Outcome & { readonly runId: string }> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const services = importServices(db)
  const { month, ...rest } = wish
  const delivery = {
    source,
    month,
    bytes: {
      async *open() {
        yield bytes
      },
    },
    by: null,
  }
  const runId = await db.as((trx) => receive(trx, services.keys, delivery), importer(db.aalborg))
  const outcome = await takeFile(services, importKinds, {
    runId,
    file: await fileInMemory(bytes),
    dryRun: false,
    by: null,
    ...rest,
  })
  return { ...outcome, runId }
}

/** What a run has parked: line and code, in the order of the lines. */
export async function parkedIn(db: TestDatabase, runId: string): Promise<string[]> {
  const { rows } = await db.asSuperuser<{ fault: string }>(
    `select line || ' ' || code as fault from m_851.import_fault where run_id = $1 order by line, code`,
    [runId],
  )
  return rows.map(({ fault }) => fault)
}

const heading =
  'Personnummer;Tidligere personnummer;Fornavn;Efternavn;Køn;Beskyttet;Kommune;Adresse;Område;Tilflyttet;Fraflyttet'

/** A row of a file of people; everybody is invented. */
export interface PersonRow {
  readonly born: string
  readonly serial: number
  readonly former?: string
  readonly given?: string
  readonly family?: string
  readonly sex?: 'K' | 'M' | ''
  readonly protected?: string
  readonly municipality?: string
  readonly address?: string
  readonly area?: string
  readonly from?: string
  readonly movedOut?: string
}

export const personLine = (row: PersonRow): string =>
  [
    inventedPersonNumber(row.born, row.serial),
    row.former ?? '',
    row.given ?? 'Åse',
    row.family ?? 'Sørensen Kjær',
    row.sex ?? 'K',
    row.protected ?? 'nej',
    row.municipality ?? '851',
    row.address ?? `Opfundet Vej ${row.serial + 1}`,
    row.area ?? 'Centrum',
    row.from ?? '01-08-2015',
    row.movedOut ?? '',
  ].join(';')

export const peopleFile = (...rows: readonly (PersonRow | string)[]): string =>
  [heading, ...rows.map((row) => (typeof row === 'string' ? row : personLine(row)))].join('\r\n')

/** A row of a file of courses: a whole activity. */
export interface CourseRow {
  readonly born: string
  readonly serial: number
  readonly key: string
  readonly type?: string
  readonly school?: string
  readonly from?: string
  readonly lastDay?: string
  readonly expectedEnd?: string
  readonly outcome?: string
  readonly hours?: string
}

export const courseLine = (row: CourseRow): string =>
  [
    inventedPersonNumber(row.born, row.serial),
    row.key,
    row.type ?? 'stx',
    row.school ?? 'Ærøskøbing Gymnasium',
    row.hours ?? '',
    row.from ?? '01-08-2024',
    row.lastDay ?? '',
    row.expectedEnd ?? '30.06.2027',
    row.outcome ?? '',
  ].join(';')

export const coursesFile = (...rows: readonly (CourseRow | string)[]): string =>
  [
    'Personnummer;Forløb;Uddannelse;Skole;Timer pr. måned;Start;Sidste dag;Forventet slut;Afslutning',
    ...rows.map((row) => (typeof row === 'string' ? row : courseLine(row))),
  ].join('\n')

/** One event as a message modelled on Ungedatabasen has it. */
export interface EventRow {
  readonly born: string
  readonly serial: number
  readonly report: string
  readonly key: string
  readonly happening: string
  readonly date: string
  readonly reason?: string
}

export const eventsMessage = (...rows: readonly EventRow[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<i:Indberetning xmlns:i="urn:opfundet">',
    ...rows.map(
      (row) =>
        `<i:Haendelse><i:CPRNr>${inventedPersonNumber(row.born, row.serial)}</i:CPRNr><i:HaendelseNummer>${row.report}</i:HaendelseNummer><i:HaendelseType>${row.happening}</i:HaendelseType><i:Dato>${row.date}</i:Dato><i:Institution><i:Navn>Åby Tekniske Skole</i:Navn></i:Institution><i:Forloeb><i:Nummer>${row.key}</i:Nummer><i:Uddannelse>GF1</i:Uddannelse></i:Forloeb>${row.reason ? `<i:Aarsag><i:Tekst>${row.reason}</i:Tekst></i:Aarsag>` : ''}</i:Haendelse>`,
    ),
    '</i:Indberetning>',
  ].join('\n')
