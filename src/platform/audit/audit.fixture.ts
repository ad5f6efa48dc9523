import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { whenTheFileEnds } from '../../../test/support/file-end.ts'
import { AuditFault } from './audit-fault.ts'
import { sealFile } from './seal-file.ts'
import { sealLogs } from './seal-logs.ts'
import type { AuditKeys, AuditServices } from './services.ts'
import { type Verified, type VerifyOptions, verifyLogs } from './verify.ts'

/** Aalborg's logs in a database of the test's own, and somebody who may do everything to them: the superuser. */
export interface AuditTrial {
  readonly db: TestDatabase
  /** Logs, seals and file as new, with a new key. */
  begin(): AuditServices
  /** What somebody with the run of the server does. */
  tamper(statement: string, values?: unknown[]): Promise<pg.QueryResult>
  /** Looks at somebody, so many times, as the program writes them. */
  look(times: number): Promise<void>
  lines(services: AuditServices): string[]
  rewriteFile(services: AuditServices, lines: readonly string[]): void
}

export const newKeys = (): AuditKeys => generateKeyPairSync('ed25519')

export async function auditTrial(): Promise<AuditTrial> {
  const db = await testDatabase()
  const superuser = new pg.Client({ ...db.superuser, options: '-c search_path=m_851,reference' })
  await superuser.connect()
  mkdirSync(resolve('var/test'), { recursive: true })
  const folder = mkdtempSync(resolve('var/test/audit-'))
  // The database is dropped by force at the end, under this connection too.
  superuser.on('error', () => {})
  whenTheFileEnds(async () => {
    await superuser.end()
    rmSync(folder, { recursive: true, force: true })
  })
  let count = 0
  const file = (services: AuditServices) => sealFile(services.folder, db.aalborg)
  return {
    db,
    begin: () => ({
      database: db.database,
      keys: newKeys(),
      folder: resolve(folder, String(++count)),
      log: pino({ level: 'silent' }),
      now: () => new Date(),
    }),
    tamper: (statement, values = []) => superuser.query(statement, values),
    look: (times) =>
      db.as(async (trx) => {
        for (let time = 0; time < times; time += 1)
          await trx
            .insertInto('access_log')
            .values({
              request_id: `request ${time}`,
              page: 'work.person',
              method: 'GET',
              result: 'shown',
              system: 'test',
            })
            .execute()
      }),
    lines: (services) => readFileSync(file(services), 'utf8').trimEnd().split('\n'),
    rewriteFile: (services, lines) =>
      writeFileSync(file(services), lines.map((line) => `${line}\n`).join('')),
  }
}

/** Empties logs and seals, as a new municipality has them. */
export const emptyLogs = async ({ tamper }: AuditTrial): Promise<void> => {
  await tamper('truncate access_log, person_event, admin_event, audit_seal restart identity')
}

/** What verifying says: the account, or the sentence that names the first fault. */
export async function verdict(
  { db }: AuditTrial,
  services: AuditServices,
  given: Partial<VerifyOptions> = {},
): Promise<Verified | string> {
  try {
    return await verifyLogs({
      database: db.database,
      municipality: db.aalborg,
      sealsFile: sealFile(services.folder, db.aalborg),
      publicKeys: [services.keys.publicKey],
      ...given,
    })
  } catch (error) {
    if (error instanceof AuditFault) return error.message
    throw error
  }
}

/** Three seals over five rows each. */
export async function threeSeals(trial: AuditTrial): Promise<AuditServices> {
  await emptyLogs(trial)
  const services = trial.begin()
  for (let seal = 0; seal < 3; seal += 1) {
    await trial.look(5)
    await sealLogs(services)
  }
  return services
}
