import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { listCalled, type PeoplePage } from '../young-people/index.ts'
import { findLikeNamed, patternsOf } from './rules.ts'

/** What somebody looks for: a name, a birthday, or both. */
export interface Wanted {
  /** Empty for whoever was born on that day. */
  readonly name: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string | undefined
}

/** Those who were found: by the name as it is said, or only by one that looks like it. */
export interface FoundPeople extends PeoplePage {
  readonly isNear: boolean
}

/**
 * Who is meant, among those whom the actor is around. Row-level security says who they are before a name is compared, so
 * that nothing about anybody else can be told by what is found, by how many there are, or by how long it takes.
 *
 * @param most how many are shown at most
 */
export async function findPeople(
  trx: ActorTransaction,
  { name, birthDate }: Wanted,
  most: number,
): Promise<FoundPeople> {
  const said = await listCalled(trx, { patterns: patternsOf(name), birthDate }, most)
  if (said.people.length > 0) return { people: said.people, next: said.next, isNear: false }
  const near = findLikeNamed(said.names, name)
  if (near.length === 0) return { people: [], next: undefined, isNear: true }
  const { people, next } = await listCalled(trx, { among: near }, most)
  return { people, next, isNear: true }
}
