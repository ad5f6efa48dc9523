import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import { type Declaration, storedDeclaration } from './declaration.ts'

export interface Source {
  readonly version: number
  readonly declaration: Declaration
}

/**
 * Writes down how a source sends. A version that is there stays as it is: a run says by which it was read.
 *
 * @returns whether it is new
 * @throws Conflict where that version says something else
 */
export async function declareSource(
  trx: ActorTransaction,
  declaration: Declaration,
  by: string | null,
): Promise<boolean> {
  const { source: name, version, kind } = declaration
  const added = await trx
    .insertInto('import_source')
    .values({ name, version, kind, declaration: JSON.stringify(declaration), declared_by: by })
    .onConflict((known) => known.columns(['name', 'version']).doNothing())
    .returning('name')
    .executeTakeFirst()
  if (added) return true
  const { rows } = await sql<{
    same: boolean
  }>`select declaration = ${JSON.stringify(declaration)}::jsonb as same
    from import_source where name = ${name} and version = ${version}`.execute(trx)
  if (rows[0]?.same !== true) throw new Conflict(`${name} ${version}`)
  return false
}

/** How each source sends now: its newest version. */
export async function listSources(trx: ActorTransaction): Promise<Source[]> {
  const rows = await trx
    .selectFrom('import_source')
    .distinctOn('name')
    .select(['version', 'declaration'])
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ version, declaration }) => ({ version, declaration: storedDeclaration(declaration) }))
}

/** @throws NotFound for a source that nobody has declared */
export async function newestSource(trx: ActorTransaction, name: string): Promise<Source> {
  const found = (await listSources(trx)).find(({ declaration }) => declaration.source === name)
  if (!found) throw new NotFound()
  return found
}
