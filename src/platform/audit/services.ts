import type { KeyObject } from 'node:crypto'
import type { Logger } from 'pino'
import { type Actor, type Municipality, systemIn } from '../access/actor.ts'
import type { Database } from '../db/connect.ts'

/** What sealing needs besides the database: where seals go, and the key that signs them. */
export interface AuditServices {
  readonly database: Database
  readonly folder: string
  readonly keys: AuditKeys
  readonly log: Logger
  now(): Date
}

export interface AuditKeys {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** The system actor that seals, removes by age and writes the daily canary; the only one (trust requirement T-11). */
export const auditIn = (municipality: Municipality): Actor => systemIn(municipality, 'audit')
