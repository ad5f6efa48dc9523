import type { Municipality } from '../platform/access/actor.ts'
import type { Database } from '../platform/db/connect.ts'
import { allMunicipalities } from '../platform/municipality/municipality-by-host.ts'
import { Refusal } from '../platform/refusal.ts'

/**
 * The municipality that a command is for: the one with this code, or the only one.
 *
 * @throws Refusal where there is none, or several and none was named
 */
export async function chooseMunicipality(
  database: Database,
  code: string | undefined,
): Promise<Municipality> {
  const all = await allMunicipalities(database).catch(() => [])
  const [first, ...others] = code === undefined ? all : all.filter((one) => one.code === code)
  if (!first)
    throw new Refusal(
      code === undefined
        ? 'There is no municipality yet: run npm start once, or npx fodfaeste municipality add.'
        : `There is no municipality ${code}: npx fodfaeste municipality list`,
    )
  if (others.length > 0)
    throw new Refusal('There are several municipalities: say which with --municipality CODE.')
  return first
}
