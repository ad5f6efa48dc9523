import type { Context } from 'hono'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Municipality } from '../../platform/access/actor.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Limits } from '../../platform/limits/limits.ts'

/** What the API needs from the program. */
export interface ApiServices {
  readonly kysely: Kysely<DB>
  /** Signs tokens. */
  readonly secret: Buffer
  readonly log: Logger
  readonly limits: Limits
  now(): Date
  addressOf(c: Context): string | undefined
  findMunicipality(host: string): Promise<Municipality | undefined>
  originOf(host: string): string
}

/** A request of a system, in the municipality that its host name picks. */
export interface Asked {
  readonly services: ApiServices
  readonly municipality: Municipality
  readonly request: Request
  readonly origin: string
}
