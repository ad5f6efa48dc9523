import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Deed, Moment, Whom } from './deed.ts'

/** Somebody whom the script is about. */
export interface Young {
  readonly id: string
  readonly birthDate: string
  readonly name: string
}

/** What has a name in the script: a concern and the talk that came of it may have the same. */
export type Begun = 'concern' | 'talk'

/** What one deed needs: what every feature's own `Doing` asks for, and whom and what the script's names mean. */
export interface Stage {
  readonly trx: ActorTransaction
  readonly actor: PersonActor
  readonly requestId: string
  readonly now: Date
  readonly today: string
  /** In a script nobody overtakes anybody: this is said where it contradicts itself. */
  readonly overtaken: string
  readonly leaderOnly: string
  readonly nobody: string
  /** The actor signs in through a school. */
  readonly isSchool: boolean
  young(whom: Whom): Young
  actorOf(key: string): string
  /** What an earlier deed has begun under this name. */
  begun(kind: Begun, name: string): string
  begin(kind: Begun, name: string, id: string): void
  day(moment: Moment): string
  instant(moment: Moment): Date
}

/** How each of some kinds of deeds is done. */
export type Ways<Kinds extends Deed['does']> = {
  readonly [Kind in Kinds]: (stage: Stage, deed: Extract<Deed, { readonly does: Kind }>) => Promise<unknown>
}
