import type { Actor, PersonActor } from '../access/actor.ts'
import { type ActorTransaction, actingAs } from './acting-as.ts'

/**
 * Lets a task of the program have somebody do what they may, by their own rights and under their own name, in the task's
 * transaction: what it writes is there as a whole or not at all. Nobody but the demonstration has people act
 * (docs/decisions/0029): nothing else may import this file.
 */
export const asPerson = <Result>(
  trx: ActorTransaction,
  task: Actor,
  person: PersonActor,
  work: () => Promise<Result>,
): Promise<Result> => actingAs(trx, task, person, work)
