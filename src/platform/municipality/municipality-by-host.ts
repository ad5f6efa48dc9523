import { sql } from 'kysely'
import type { Municipality } from '../access/actor.ts'
import type { Database } from '../db/connect.ts'

export type MunicipalityByHost = (host: string) => Promise<Municipality | undefined>

// A municipality that is added is found within this time, without asking the database at every request.
const keptMilliseconds = 10_000

/**
 * Which municipality a host name belongs to. The register is the one thing read before there is an actor: the actor
 * needs to know where.
 */
export function municipalityByHost(database: Database): MunicipalityByHost {
  let byHost = new Map<string, Municipality>()
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  const readRegister = async () => {
    const municipalities = await allMunicipalities(database)
    byHost = new Map(municipalities.flatMap((one) => one.hosts.map((host) => [host, one] as const)))
    readAt = performance.now()
  }
  return async (host) => {
    if (performance.now() - readAt > keptMilliseconds) {
      reading ??= readRegister().finally(() => {
        reading = undefined
      })
      await reading
    }
    return byHost.get(host)
  }
}

export async function allMunicipalities(database: Database): Promise<Municipality[]> {
  return database.kysely
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`set local role fodfaeste_app`.execute(trx)
      const { rows } = await sql<Municipality>`
        select code, name, schema_name as schema, hosts from reference.municipality order by code`.execute(
        trx,
      )
      return rows
    })
}
