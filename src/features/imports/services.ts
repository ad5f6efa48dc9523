import type { Actor, Municipality } from '../../platform/access/actor.ts'
import { systemIn } from '../../platform/access/actor.ts'
import type { Database } from '../../platform/db/connect.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'

/** What an import needs from the program. */
export interface ImportServices {
  readonly database: Database
  readonly keys: KeyRing
  readonly municipality: Municipality
}

/** Every import is the program's own task, whoever asked for it; who asked stands beside it. */
export const importer = (municipality: Municipality): Actor => systemIn(municipality, 'import')
