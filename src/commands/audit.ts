import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { type AuditConfig, readAuditConfig } from '../config.ts'
import type { Municipality } from '../platform/access/actor.ts'
import { AuditFault } from '../platform/audit/audit-fault.ts'
import { findDemonstrationKey, publicPem, publishKey, readPublicKeys } from '../platform/audit/keys.ts'
import { sealedLogs } from '../platform/audit/log-rows.ts'
import { faultOfProof, makeProof } from '../platform/audit/proof.ts'
import { sealFile } from '../platform/audit/seal-file.ts'
import { sealLogs } from '../platform/audit/seal-logs.ts'
import { auditIn } from '../platform/audit/services.ts'
import { type Verified, verifyLogs } from '../platform/audit/verify.ts'
import type { Database } from '../platform/db/connect.ts'
import { withActor } from '../platform/db/with-actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { connectRuntime, openRuntime } from '../runtime.ts'
import { chooseMunicipality } from './choose-municipality.ts'
import type { Command } from './command.ts'

const options = {
  municipality: { type: 'string' },
  seals: { type: 'string' },
  'public-key': { type: 'string' },
  proof: { type: 'string' },
  log: { type: 'string', default: 'access_log' },
  'older-copy': { type: 'boolean', default: false },
} as const
const parse = (args: readonly string[]) => parseArgs({ args: [...args], allowPositionals: true, options })
type Given = ReturnType<typeof parse>['values']

export const audit: Command = {
  name: 'audit',
  summary: 'seals the logs, and proves that nobody rewrote them',
  help: `Usage: npx fodfaeste audit verify [--seals FILE] [--public-key FILE] [--municipality CODE] [--older-copy]
       npx fodfaeste audit verify --proof FILE --public-key FILE
       npx fodfaeste audit proof ID [--log access_log|person_event|admin_event] [--municipality CODE]
       npx fodfaeste audit seal
       npx fodfaeste audit public-key

verify holds every row of the logs against the signed seals, and names the first bad row or seal (exit code 1). It needs
the public key, the seals file and read access to the database, and never the private key. Without --seals and
--public-key it takes those in FODFAESTE_AUDIT_FOLDER; whoever does not trust this machine brings copies of their own.

proof prints one row with all that is needed to prove it alone; verify --proof holds it against the public key, and
asks no database.

What verify cannot tell: rows since the last seal are not covered; who cuts the newest seals off both the database and
every copy of the seals file is found out only where the program's log was sent elsewhere; and who has the
private key and both can write history anew.

  --seals FILE         the seals, as CODE.seals.jsonl
  --public-key FILE    PEM; several where the key was changed
  --older-copy         FILE is a copy from earlier: newer seals in the database are no fault`,
  async run(args, say) {
    const { values, positionals } = parse(args)
    const [verb, id] = positionals
    const config = readAuditConfig(process.env)
    if (verb === 'verify' && values.proof !== undefined) return verifyProof(config, values.proof, values, say)
    if (verb === 'verify') return verify(config, values, say)
    if (verb === 'proof' && id !== undefined) return prove(config, id, values, say)
    if (verb === 'seal') return seal(config, say)
    if (verb === 'public-key') return printPublicKey(config)
    throw new Refusal('Say what to do: audit verify, proof ID, seal or public-key (--help shows how).', 2)
  },
}

const publicKeysFor = (config: AuditConfig, values: Given) =>
  readPublicKeys(values['public-key'] ?? join(config.auditFolder, 'public-key.pem'))

async function verify(config: AuditConfig, values: Given, say: (line: string) => void): Promise<void> {
  const publicKeys = await publicKeysFor(config, values)
  await withDatabase(config, say, async (database) => {
    const municipality = await chooseMunicipality(database, values.municipality)
    const sealsFile = values.seals ?? sealFile(config.auditFolder, municipality)
    const olderCopy = values['older-copy']
    try {
      const verified = await verifyLogs({ database, municipality, sealsFile, publicKeys, olderCopy })
      console.log(accountOf(municipality, verified))
    } catch (error) {
      throw error instanceof AuditFault ? new Refusal(error.message) : error
    }
  })
}

function accountOf({ name, code }: Municipality, verified: Verified): string {
  const { seals, rows, removed, newestSeal, waiting } = verified
  const covered = `${name} (${code}): ${seals} seals over ${rows} rows hold, ${removed} of them removed by age.`
  const until = newestSeal ? ` The newest seal is of ${newestSeal}.` : ''
  const since = waiting.since ? ` since ${waiting.since.toISOString()}` : ''
  return `${covered}${until} Not covered: ${waiting.rows} rows that wait for a seal${since}.`
}

async function verifyProof(
  config: AuditConfig,
  file: string,
  values: Given,
  say: (line: string) => void,
): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`Cannot read ${file}.`)
  })
  const fault = faultOfProof(text, await publicKeysFor(config, values))
  if (fault) throw new Refusal(fault)
  say('The proof holds: the row is as it was when its seal was made.')
}

async function prove(
  config: AuditConfig,
  id: string,
  values: Given,
  say: (line: string) => void,
): Promise<void> {
  const log = sealedLogs.find((one) => one === values.log)
  if (!log) throw new Refusal(`There is no log ${values.log}: ${sealedLogs.join(', ')}.`, 2)
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new Refusal('A row is named by its number: audit proof 12.', 2)
  await withDatabase(config, say, async (database) => {
    const municipality = await chooseMunicipality(database, values.municipality)
    const proof = await withActor(database.kysely, auditIn(municipality), 'read only', (trx) =>
      makeProof(trx, log, Number(id)),
    )
    if (!proof) throw new Refusal(`Row ${id} of ${log} is not there, or not sealed yet.`)
    console.log(JSON.stringify(proof, null, 2))
  })
}

async function seal(config: AuditConfig, say: (line: string) => void): Promise<void> {
  const keys = await signingKeys(config)
  await publishKey(config.auditFolder, keys)
  await withDatabase(config, say, async (database) => {
    const log = pino({ level: 'warn' }, process.stderr)
    await sealLogs({ database, keys, folder: config.auditFolder, log, now: () => new Date() })
    say('What was written is sealed.')
  })
}

async function printPublicKey(config: AuditConfig): Promise<void> {
  process.stdout.write(publicPem(await signingKeys(config)))
}

async function signingKeys(config: AuditConfig) {
  const keys = config.auditKeys ?? (await findDemonstrationKey(config.dataFolder))
  if (!keys) throw new Refusal('FODFAESTE_AUDIT_KEY is missing: this needs the key that signs the seals.')
  return keys
}

async function withDatabase(
  config: AuditConfig,
  say: (line: string) => void,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const runtime = await openRuntime(config, say)
  const database = connectRuntime(runtime, () => {})
  try {
    await work(database)
  } finally {
    await database.close()
    await runtime.leave()
  }
}
