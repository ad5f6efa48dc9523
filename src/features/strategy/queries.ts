import type { Selectable } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import type { PassageKind } from './draft.ts'
import type { Edition, EditionState, InitiativeState, Passage } from './rules.ts'

const editionColumns = [
  'id',
  'number',
  'title_da',
  'title_en',
  'valid_from',
  'valid_to',
  'state',
  'source',
  'wording_approved_on',
  'version',
] as const

const passageColumns = [
  'id',
  'edition_id',
  'kind',
  'code',
  'theme',
  'section',
  'title_da',
  'title_en',
  'short_da',
  'short_en',
  'official_da',
  'state',
  'state_reason',
  'version',
] as const

/** The edition that people work by; none before the first one is in force. */
export async function findWorkingEdition(trx: ActorTransaction): Promise<Edition | undefined> {
  const row = await trx
    .selectFrom('edition')
    .select(editionColumns)
    .where('state', 'in', ['in_force', 'expired'])
    .executeTakeFirst()
  return row && asEdition(row)
}

export async function getWorkingEdition(trx: ActorTransaction): Promise<Edition> {
  const edition = await findWorkingEdition(trx)
  if (!edition) throw new NotFound()
  return edition
}

export async function getEdition(trx: ActorTransaction, id: string): Promise<Edition> {
  const row = await trx.selectFrom('edition').select(editionColumns).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return asEdition(row)
}

/** An edition that came from the same file, whatever has become of it since. */
export async function findEditionBySource(
  trx: ActorTransaction,
  source: string,
): Promise<Edition | undefined> {
  const row = await trx
    .selectFrom('edition')
    .select(editionColumns)
    .where('source', '=', source)
    .limit(1)
    .executeTakeFirst()
  return row && asEdition(row)
}

export async function listEditions(trx: ActorTransaction): Promise<Edition[]> {
  const rows = await trx.selectFrom('edition').select(editionColumns).orderBy('id', 'desc').execute()
  return rows.map(asEdition)
}

export interface PassageFilter {
  readonly kinds?: readonly PassageKind[]
  /** What stands under this theme, together with the theme itself. */
  readonly theme?: number
}

/** Passages in the order of the source. */
export async function listPassages(
  trx: ActorTransaction,
  editionId: string,
  { kinds, theme }: PassageFilter = {},
): Promise<Passage[]> {
  let query = trx
    .selectFrom('passage')
    .select(passageColumns)
    .where('edition_id', '=', editionId)
    .orderBy('position')
  if (kinds) query = query.where('kind', 'in', kinds)
  // The other themes' own passages come along: every theme page leads on to them.
  if (theme !== undefined)
    query = query.where((either) => either.or([either('theme', '=', theme), either('kind', '=', 'theme')]))
  return (await query.execute()).map(asPassage)
}

export async function getPassage(
  trx: ActorTransaction,
  editionId: string,
  kind: PassageKind,
  code: string,
): Promise<Passage> {
  const row = await trx
    .selectFrom('passage')
    .select(passageColumns)
    .where('edition_id', '=', editionId)
    .where('kind', '=', kind)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return asPassage(row)
}

export interface Seat {
  readonly name: string
  readonly vacant: boolean
}

export const listSeats = (trx: ActorTransaction, editionId: string): Promise<Seat[]> =>
  trx
    .selectFrom('seat')
    .select(['name', 'vacant'])
    .where('edition_id', '=', editionId)
    .orderBy('position')
    .execute()

export interface Decision {
  readonly kind: 'consulted' | 'treated' | 'approved'
  readonly body: Bilingual
  readonly on: string | null
  readonly caseNumber: string | null
  readonly statement: string | null
}

export async function listDecisions(trx: ActorTransaction, editionId: string): Promise<Decision[]> {
  const rows = await trx
    .selectFrom('edition_decision')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as Decision['kind'],
    body: { da: row.body_da, en: row.body_en },
    on: row.decided_on,
    caseNumber: row.case_number,
    statement: row.statement,
  }))
}

type EditionRow = Pick<Selectable<DB['edition']>, (typeof editionColumns)[number]>
type PassageRow = Pick<Selectable<DB['passage']>, (typeof passageColumns)[number]>

const asEdition = (row: EditionRow): Edition => ({
  id: row.id,
  number: row.number,
  title: { da: row.title_da, en: row.title_en },
  validFrom: row.valid_from,
  validTo: row.valid_to,
  state: row.state as EditionState,
  source: row.source,
  wordingApprovedOn: row.wording_approved_on,
  version: row.version,
})

const asPassage = (row: PassageRow): Passage => ({
  id: row.id,
  editionId: row.edition_id,
  kind: row.kind as PassageKind,
  code: row.code,
  theme: row.theme,
  section: row.section,
  title: bilingual(row.title_da, row.title_en),
  short: bilingual(row.short_da, row.short_en),
  official: row.official_da,
  state: row.state as InitiativeState | null,
  stateReason: row.state_reason,
  version: row.version,
})

const bilingual = (da: string | null, en: string | null): Bilingual | null =>
  da === null ? null : { da, en: en ?? da }
