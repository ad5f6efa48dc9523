import { sql } from 'kysely'
import type pg from 'pg'
import { withOwner } from '../db/migrate.ts'
import { Refusal } from '../refusal.ts'

export interface NewMunicipality {
  readonly code: string
  readonly name: string
  readonly hosts: readonly string[]
}

/**
 * Writes a municipality into the register, or gives a known one its name and host names anew. Its schema comes with the
 * next `migrate`, so that there is one way to make a schema.
 *
 * @throws Refusal for a code, name or host that cannot be, or a host that another municipality has
 */
export async function addMunicipality(
  connection: pg.ClientConfig,
  { code, name, hosts }: NewMunicipality,
): Promise<void> {
  if (!/^[0-9]{3}$/.test(code))
    throw new Refusal(`“${code}” is not a municipality code of three digits, such as 851.`)
  if (name.trim() === '') throw new Refusal('The municipality needs a name, such as Aalborg.')
  if (hosts.length === 0)
    throw new Refusal('The municipality needs at least one host name: --host unge.example.dk')
  for (const host of hosts) {
    if (!/^[a-z0-9.-]{1,253}$/.test(host) && host !== '[::1]')
      throw new Refusal(`“${host}” is not a host name in lower case without port.`)
  }
  await withOwner(connection, 'reference', async (owner) => {
    try {
      await sql`insert into reference.municipality (code, name, schema_name, hosts)
        values (${code}, ${name.trim()}, ${`m_${code}`}, ${hosts})
        on conflict (code) do update set name = excluded.name, hosts = excluded.hosts`.execute(owner)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === '23505')
        throw new Refusal(
          `One of the host names ${hosts.join(', ')} already belongs to another municipality.`,
        )
      throw error
    }
  })
}
