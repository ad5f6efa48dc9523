import type { Municipality } from '../access/actor.ts'
import type { ActorTransaction } from '../db/with-actor.ts'
import type { Language } from '../text/language.ts'
import type { Mailer } from './mailer.ts'

/** A message as it is sent: to one of the three. */
export interface Message {
  readonly id: string
  readonly kind: string
  readonly language: Language
  readonly toActor: string | null
  readonly toPerson: string | null
  readonly toAddress: string | null
  /** A time for the receiver's calendar, as `appointment.ts` writes it; or none. */
  readonly calendar: unknown
  readonly createdAt: Date
}

/** What sending needs from the program. */
export interface OutboxServices {
  /** None where no mail server is named: messages wait. */
  readonly mailer: Mailer | undefined
  /** Whether the receiver may still have it, asked when it is sent (trust requirement T-12). */
  mayReceive(trx: ActorTransaction, message: Message): Promise<boolean>
  /** Where it goes, looked up when it is sent; nobody's address is kept in a message about them. */
  findAddress(trx: ActorTransaction, message: Message): Promise<string | undefined>
  /** Where one logs in: `https://host` of the municipality. */
  originOf(municipality: Municipality): string
}
