import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { readAuditKey } from './platform/audit/keys.ts'
import type { AuditKeys } from './platform/audit/services.ts'
import { faultOfDatabaseAddress } from './platform/db/database-address.ts'
import { keepOwnKeyRing, ownKeyFile, readKeyRing } from './platform/keys/key-file.ts'
import type { KeyRing } from './platform/keys/key-ring.ts'
import { addressList } from './platform/net/address-list.ts'
import { isOneAddress } from './platform/outbox/mailer.ts'
import { Refusal } from './platform/refusal.ts'
import { type IdentityProvider, identityProvider } from './platform/session/identity-provider.ts'
import { localDate } from './platform/time.ts'

const port = z.coerce.number().int().min(1).max(65_535)
const flag = z.enum(['1', '0', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const words = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]/).filter((word) => word !== ''))

/** Addresses and networks in one line, kept as text: what they mean is said where they are used. */
const addresses = words.superRefine((entries, context) => {
  try {
    addressList(entries)
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : 'names no address')
  }
})

/** Node's own: `0` would let anybody answer as the database, a provider or the mail server. Read to be refused. */
const certificateSwitch = 'NODE_TLS_REJECT_UNAUTHORIZED'

const environment = z.object({
  PORT: port.default(8510),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_MIGRATE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  FODFAESTE_DATA: z.string().min(1).default('var'),
  FODFAESTE_DEMO: flag.default(false),
  FODFAESTE_DEMO_YOUNG: z.coerce.number().int().min(0).max(1_000_000).default(0),
  FODFAESTE_SECRET: z.string().optional(),
  FODFAESTE_KEYS: z.string().optional(),
  FODFAESTE_AUDIT_KEY: z.string().optional(),
  FODFAESTE_AUDIT_FOLDER: z.string().min(1).optional(),
  FODFAESTE_PUBLIC_PORT: port.optional(),
  FODFAESTE_INSECURE_HTTP: flag.default(false),
  FODFAESTE_IDENTITY_PROVIDERS: z
    .string()
    .default('[]')
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue('is not JSON')
        return z.NEVER
      }
    })
    .pipe(z.array(identityProvider)),
  FODFAESTE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  FODFAESTE_MAIL_FROM: z.string().refine(isOneAddress, 'is not one mail address').optional(),
  FODFAESTE_TRUSTED_PROXIES: addresses,
  FODFAESTE_SHARED_ADDRESSES: addresses,
  FODFAESTE_OUTBOUND_HOSTS: words.pipe(
    z.array(z.string().regex(/^[a-z0-9.-]{1,253}(?::\d{1,5})?$/, 'names no host')),
  ),
  FODFAESTE_SCAN_COMMAND: words,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.string().optional(),
  [certificateSwitch]: z
    .string()
    .refine((value) => value !== '0', 'lets anybody answer in the name of others: take it away')
    .optional(),
})

/** Where the data are: all that a command needs to know. */
export interface DatabaseConfig {
  readonly databaseUrl: string | undefined
  readonly migrateUrl: string | undefined
  readonly dataFolder: string
}

/** What sealing and verifying need besides. */
export interface AuditConfig extends DatabaseConfig {
  /** Where the seals are kept outside the database. */
  readonly auditFolder: string
  /** Signs the seals; none in the demonstration, which makes its own under the data folder. */
  readonly auditKeys: AuditKeys | undefined
}

/** What `serve` needs besides. */
export interface Config extends AuditConfig {
  readonly port: number
  readonly host: string
  readonly demonstration: boolean
  /** How many young people the demonstration's municipality has beside the cast; 0: the cast alone. */
  readonly demonstrationYoung: number
  /** Signs form tokens. At least 32 bytes; from the environment, or new at each start of the demonstration. */
  readonly secret: Buffer
  /** Seals person numbers and finds them; from the environment, or the demonstration's own. */
  readonly keys: KeyRing
  /** How people outside reach the program: https, unless it is the demonstration or said otherwise. */
  readonly publicOrigin: { readonly scheme: 'http' | 'https'; readonly port: number | undefined }
  readonly identityProviders: readonly IdentityProvider[]
  /** The server that mail goes out through, and whom it is from; without it mail waits. */
  readonly mail: { readonly server: URL; readonly from: string } | undefined
  /** Proxies whose word on where somebody comes from is taken. */
  readonly trustedProxies: readonly string[]
  /** Networks in which many people share an address. */
  readonly sharedAddresses: readonly string[]
  /** Hosts that the program may ask something, besides the identity providers' own. */
  readonly outboundHosts: readonly string[]
  /** Looks through what somebody uploads: a program and its arguments. */
  readonly scanCommand: readonly string[]
  readonly logLevel: string
}

/**
 * Reads the environment. Empty counts as not set, and never as the demonstration.
 *
 * @throws Refusal with one line that names every variable that is wrong
 */
function readEnvironment(variables: NodeJS.ProcessEnv): z.infer<typeof environment> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`)
    throw new Refusal(`The configuration is wrong: ${faults.join('; ')}. See docs/operations.md.`)
  }
  return read.data
}

/** Every way into the database begins here: a command's as well as the program's. */
function databaseConfig(env: z.infer<typeof environment>): DatabaseConfig {
  // The demonstration holds invented people only.
  if (!env.FODFAESTE_DEMO)
    for (const name of ['DATABASE_URL', 'DATABASE_MIGRATE_URL'] as const) {
      const fault = env[name] && faultOfDatabaseAddress(env[name])
      if (fault) throw new Refusal(`${name} ${fault}. See docs/operations.md, The way to the database.`)
    }
  return {
    databaseUrl: env.DATABASE_URL,
    migrateUrl: env.DATABASE_MIGRATE_URL,
    dataFolder: resolve(env.FODFAESTE_DATA),
  }
}

/** What a command needs: it signs nothing, so beside a running program it asks for no secret. */
export const readDatabaseConfig = (variables: NodeJS.ProcessEnv): DatabaseConfig =>
  databaseConfig(readEnvironment(variables))

/** What the commands about keys need. The demonstration's own keys lie where its database lies. */
export function readKeysConfig(variables: NodeJS.ProcessEnv): DatabaseConfig & Pick<Config, 'keys'> {
  const env = readEnvironment(variables)
  const config = databaseConfig(env)
  const own = ownKeyFile(config.dataFolder)
  const given = env.FODFAESTE_KEYS ?? (env.DATABASE_URL === undefined && existsSync(own) ? own : undefined)
  return { ...config, keys: readKeyRing(given) }
}

const auditConfig = (env: z.infer<typeof environment>): AuditConfig => ({
  ...databaseConfig(env),
  auditFolder: resolve(env.FODFAESTE_AUDIT_FOLDER ?? join(env.FODFAESTE_DATA, 'audit')),
  auditKeys: readKey(env.FODFAESTE_AUDIT_KEY),
})

/** What `audit` needs; only sealing needs the key. */
export const readAuditConfig = (variables: NodeJS.ProcessEnv): AuditConfig =>
  auditConfig(readEnvironment(variables))

/**
 * The whole configuration of `serve`.
 *
 * @throws Refusal also for a missing or weak secret, and for a demonstration in production
 */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const env = readEnvironment(variables)
  if (env.FODFAESTE_DEMO && env.NODE_ENV === 'production')
    throw new Refusal('The demonstration does not run under NODE_ENV=production. Use: npx fodfaeste serve')
  const secret = readSecret(env.FODFAESTE_SECRET, env.FODFAESTE_DEMO)
  if (!env.FODFAESTE_DEMO && env.FODFAESTE_AUDIT_KEY === undefined) throw noKey('missing')
  const insecure = env.FODFAESTE_DEMO || env.FODFAESTE_INSECURE_HTTP
  return {
    ...auditConfig(env),
    port: env.PORT,
    host: env.HOST,
    demonstration: env.FODFAESTE_DEMO,
    demonstrationYoung: env.FODFAESTE_DEMO_YOUNG,
    secret,
    keys: readKeys(env),
    publicOrigin: {
      scheme: insecure ? 'http' : 'https',
      port: env.FODFAESTE_PUBLIC_PORT ?? (insecure ? env.PORT : undefined),
    },
    identityProviders: env.FODFAESTE_IDENTITY_PROVIDERS,
    mail: readMail(env.FODFAESTE_SMTP_URL, env.FODFAESTE_MAIL_FROM),
    trustedProxies: env.FODFAESTE_TRUSTED_PROXIES,
    sharedAddresses: env.FODFAESTE_SHARED_ADDRESSES,
    outboundHosts: env.FODFAESTE_OUTBOUND_HOSTS,
    scanCommand: env.FODFAESTE_SCAN_COMMAND,
    logLevel: env.LOG_LEVEL,
  }
}

function readKeys(env: z.infer<typeof environment>): KeyRing {
  if (env.FODFAESTE_KEYS !== undefined || !env.FODFAESTE_DEMO) return readKeyRing(env.FODFAESTE_KEYS)
  return keepOwnKeyRing(resolve(env.FODFAESTE_DATA), localDate(new Date()))
}

function readMail(server: string | undefined, from: string | undefined): Config['mail'] {
  if (server === undefined) return undefined
  if (from !== undefined) return { server: new URL(server), from }
  throw new Refusal('FODFAESTE_MAIL_FROM is missing: mail needs an address that it comes from.')
}

/** A key that everybody could guess is worse than none: it looks like protection. */
function readSecret(text: string | undefined, demonstration: boolean): Buffer {
  if (text === undefined && demonstration) return randomBytes(32)
  const secret = Buffer.from(text ?? '', 'base64')
  const varied = new Set(secret).size >= 16
  if (secret.length >= 32 && varied) return secret
  throw new Refusal(
    `FODFAESTE_SECRET is ${text === undefined ? 'missing' : 'too weak'}. Make one with: openssl rand -base64 48`,
  )
}

/** @throws Refusal for what is not an Ed25519 key: seals that nobody can verify look like protection */
function readKey(text: string | undefined): AuditKeys | undefined {
  if (text === undefined) return undefined
  const keys = readAuditKey(text)
  if (!keys) throw noKey('not an Ed25519 private key')
  return keys
}

const noKey = (how: string): Refusal =>
  new Refusal(
    `FODFAESTE_AUDIT_KEY is ${how}. Make one with: openssl genpkey -algorithm ed25519 | openssl base64 -A`,
  )
