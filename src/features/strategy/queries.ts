import { type Selectable, sql } from 'kysely'
import { compiledOnce } from '../../platform/db/compiled.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import type { PassageKind } from './draft.ts'
import {
  type Edition,
  type EditionState,
  type InitiativeState,
  type Passage,
  workingStates,
} from './rules.ts'

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
  'responsible',
  'replaces_id',
  'withdrawn',
  'version',
] as const

/** The edition that people work by; none before the first one is in force. */
export async function findWorkingEdition(trx: ActorTransaction): Promise<Edition | undefined> {
  const [row] = await workingEditions(trx, {})
  return row && asEdition(row)
}

const workingEditions = compiledOnce<Record<never, never>, EditionRow>((db) =>
  db.selectFrom('edition').select(editionColumns).where('state', 'in', workingStates),
)

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

/** The same, and nobody else changes it before this transaction is done. */
export async function lockEdition(trx: ActorTransaction, id: string): Promise<Edition> {
  const row = await trx
    .selectFrom('edition')
    .select(editionColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return asEdition(row)
}

export async function listEditions(trx: ActorTransaction): Promise<Edition[]> {
  const rows = await trx.selectFrom('edition').select(editionColumns).orderBy('id', 'desc').execute()
  return rows.map(asEdition)
}

export interface PassageFilter {
  readonly kinds?: readonly PassageKind[]
  /** What stands under this theme, together with the theme itself. */
  readonly theme?: number
  /** Also what was taken out of a draft. */
  readonly withdrawn?: boolean
}

/** Passages in the order of the source. */
export async function listPassages(
  trx: ActorTransaction,
  editionId: string,
  { kinds, theme, withdrawn = false }: PassageFilter = {},
): Promise<Passage[]> {
  const filter = { editionId, withdrawn, kinds: kinds ?? null, theme: theme ?? null }
  return (await passagesOf(trx, filter)).map(asPassage)
}

interface PassagesOf extends Readonly<Record<string, unknown>> {
  readonly editionId: string
  readonly withdrawn: boolean
  readonly kinds: readonly PassageKind[] | null
  readonly theme: number | null
}

// The other themes' own passages come along with a theme: every theme page leads on to them.
const passagesOf = compiledOnce<PassagesOf, PassageRow>((db, open) =>
  db
    .selectFrom('passage')
    .select(passageColumns)
    .where('edition_id', '=', open('editionId'))
    .where(sql<boolean>`(not withdrawn or ${open('withdrawn')}::boolean)`)
    .where(sql<boolean>`(${open('kinds')}::text[] is null or kind = any(${open('kinds')}::text[]))`)
    .where(sql<boolean>`(${open('theme')}::int is null or theme = ${open('theme')}::int or kind = 'theme')`)
    .orderBy('position')
    .orderBy('id'),
)

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
    .where('withdrawn', '=', false)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return asPassage(row)
}

/** A passage by its key, taken out of a draft or not. */
export async function getPassageById(trx: ActorTransaction, editionId: string, id: string): Promise<Passage> {
  const row = await passageById(trx, editionId, id).executeTakeFirst()
  if (!row) throw new NotFound()
  return asPassage(row)
}

/** The initiative that took over from this one. */
export async function findReplacement(trx: ActorTransaction, { id }: Passage): Promise<Passage | undefined> {
  const row = await trx
    .selectFrom('passage')
    .select(passageColumns)
    .where('replaces_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && asPassage(row)
}

/** The same, and nobody else changes it before this transaction is done. */
export async function lockPassage(trx: ActorTransaction, editionId: string, id: string): Promise<Passage> {
  const row = await passageById(trx, editionId, id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return asPassage(row)
}

const passageById = (trx: ActorTransaction, editionId: string, id: string) =>
  trx.selectFrom('passage').select(passageColumns).where('edition_id', '=', editionId).where('id', '=', id)

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
  responsible: row.responsible,
  replacesId: row.replaces_id,
  withdrawn: row.withdrawn,
  version: row.version,
})

const bilingual = (da: string | null, en: string | null): Bilingual | null =>
  da === null ? null : { da, en: en ?? da }
