import { join } from 'node:path'
import type pg from 'pg'
import type { Logger } from 'pino'
import { createApp, originOfMunicipality } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import { callbackPath, signedOutPath } from '../features/sign-in/index.ts'
import { jobs } from '../jobs.ts'
import { demonstrationKey, publishKey } from '../platform/audit/keys.ts'
import { startAuditRounds } from '../platform/audit/rounds.ts'
import { loadAssets } from '../platform/http/assets.ts'
import { headersOfNoRequest } from '../platform/http/security-headers.ts'
import { hereStill } from '../platform/jobs/may-still-act.ts'
import { startWorkers, type Workers } from '../platform/jobs/workers.ts'
import { createLog } from '../platform/log/log.ts'
import { addMunicipality } from '../platform/municipality/add-municipality.ts'
import { keepingMailer, type Mailer, smtpMailer } from '../platform/outbox/mailer.ts'
import { receiverHereStill } from '../platform/outbox/receivers.ts'
import { localDate } from '../platform/time.ts'
import { connectRuntime, migrateAll, openRuntime, type Runtime } from '../runtime.ts'
import { explainListening, listen } from '../server.ts'
import type { Command } from './command.ts'

export const serve: Command = {
  name: 'serve',
  summary: 'runs the program until it is stopped (SIGTERM or Ctrl+C)',
  help: `Usage: npx fodfaeste serve

Runs the program with the configuration in the environment (docs/operations.md). With DATABASE_MIGRATE_URL, or on its
own PostgreSQL, it brings the database up to date first.`,
  async run(_args, say) {
    const config = readConfig(process.env)
    // Heard to the end: an impatient second signal must not kill the program between its database and its folders.
    const stopping = new Promise<string>((stop) => {
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(signal))
    })
    const undo: (() => Promise<void>)[] = []
    try {
      const { lost } = await start(config, say, undo)
      const reason = await Promise.race([stopping, lost])
      if (reason instanceof Error) throw reason
      say('Stopping: finishing what was begun.')
    } finally {
      for (const step of undo.reverse()) await step()
    }
  },
}

/** Starts everything; each thing started leaves behind how it is stopped, so that half a start is undone as well. */
async function start(
  given: Config,
  say: (line: string) => void,
  undo: (() => Promise<void>)[],
): Promise<{ readonly lost: Promise<Error> }> {
  const log = createLog(given.logLevel, process.stderr)
  const runtime = await openRuntime(given, say)
  undo.push(() => runtime.leave())
  await runtime.ownServer?.claimProgram()
  await prepareDatabase(given, runtime, say)
  const database = connectRuntime(runtime, (error) =>
    log.error({ err: error }, 'an idle connection was lost'),
  )
  undo.push(() => database.close())
  const config = given.demonstration ? await startDemonstration(given, database, say, undo) : given
  await startAuditing(config, database, log, undo)
  let ready = true
  const app = createApp({
    database,
    config,
    log,
    assets: await loadAssets(join(runtime.projectFolder, 'dist/assets')),
    now: () => new Date(),
    isReady: () => ready,
  })
  const { scheme } = config.publicOrigin
  const server = await listen({
    host: config.host,
    port: config.port,
    answer: app.fetch,
    headers: headersOfNoRequest(scheme === 'https'),
  })
  undo.push(() => server.stop())
  const workers = await startJobs(config, runtime, database, log)
  // Both drain at once: what they hold has to end within one stop (trust requirement T-64).
  undo.push(async () => {
    ready = false
    app.stop()
    await Promise.all([workers.stop(), server.stop()])
  })
  say(
    `Fodfæste is ready: ${scheme}://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${server.port}/`,
  )
  if (config.demonstration)
    undo.push(surroundCast(config, database, { log, say, owner: ownerOf(config, runtime) }))
  // Without a server of our own there is none to lose.
  return { lost: runtime.ownServer?.lost ?? new Promise<never>(() => {}) }
}

/** Brings the whole municipality while pages answer already: it takes a minute, and much longer on a busy machine. */
function surroundCast(
  { demonstrationYoung: young, keys }: Config,
  database: ReturnType<typeof connectRuntime>,
  {
    log,
    say,
    owner,
  }: {
    readonly log: Logger
    readonly say: (line: string) => void
    readonly owner: pg.ClientConfig | undefined
  },
): () => Promise<void> {
  if (young === 0) return async () => {}
  const stopping = new AbortController()
  const day = localDate(new Date())
  const loading = import('../demonstration/index.ts')
    .then(async ({ loadTheWhole, loadReleases }) => {
      await loadTheWhole(database, keys, { young, day, stop: stopping.signal, owner }, say)
      await loadReleases(database, day)
    })
    .catch((error: unknown) => {
      // Stopped on the way, nothing of it is there, and the next start begins again.
      if (!stopping.signal.aborted) log.error({ err: error }, 'the invented municipality was not loaded')
    })
  return async () => {
    stopping.abort()
    await loading
  }
}

function startJobs(
  config: Config,
  runtime: Runtime,
  database: ReturnType<typeof connectRuntime>,
  log: Logger,
): Promise<Workers> {
  const mailer = mailerOf(config)
  if (!mailer) log.warn('FODFAESTE_SMTP_URL is not set: mail waits until it is')
  return startWorkers({
    connection: runtime.login,
    jobs,
    services: {
      mailer,
      ...receiverHereStill,
      originOf: originOfMunicipality(config),
      imports: { database, keys: config.keys },
    },
    mayStillAct: hereStill,
    log,
  })
}

/** The demonstration makes mail and keeps it, whatever is configured: nothing leaves it. */
function mailerOf({ mail, demonstration }: Config): Mailer | undefined {
  if (demonstration) return keepingMailer('ungestrategi@example.dk')
  return mail && smtpMailer(mail.server, mail.from)
}

/** Seals, canary and removal by age, before the first request: what is written from then on is watched. */
async function startAuditing(
  config: Config,
  database: ReturnType<typeof connectRuntime>,
  log: Logger,
  undo: (() => Promise<void>)[],
): Promise<void> {
  const keys = config.auditKeys ?? (await demonstrationKey(config.dataFolder))
  await publishKey(config.auditFolder, keys)
  const rounds = await startAuditRounds({
    database,
    keys,
    folder: config.auditFolder,
    log,
    now: () => new Date(),
  })
  undo.push(() => rounds.stop())
}

/** Who owns the tables, where the program may be them. */
const ownerOf = ({ migrateUrl }: Config, runtime: Runtime): pg.ClientConfig | undefined =>
  runtime.ownServer || migrateUrl ? runtime.owner : undefined

async function prepareDatabase(config: Config, runtime: Runtime, say: (line: string) => void): Promise<void> {
  if (!ownerOf(config, runtime)) return
  await migrateAll(runtime, say)
  if (!config.demonstration) return
  const { demonstrationMunicipality } = await import('../demonstration/index.ts')
  await addMunicipality(runtime.owner, demonstrationMunicipality)
  await migrateAll(runtime, say)
}

async function startDemonstration(
  config: Config,
  database: ReturnType<typeof connectRuntime>,
  say: (line: string) => void,
  undo: (() => Promise<void>)[],
): Promise<Config> {
  const { loadDemonstration, loadReleases, startIdentityProviders, demonstrationMunicipality } = await import(
    '../demonstration/index.ts'
  )
  const day = await loadDemonstration(database, config.keys, say)
  // Of the cast alone, where nobody else is to come: a quarter is published once.
  if (config.demonstrationYoung === 0) await loadReleases(database, localDate(new Date()))
  const origins = demonstrationMunicipality.hosts.map((host) => `http://${host}:${config.port}`)
  const identity = await startIdentityProviders({
    // Another port is another origin: what a browser does with a foreign provider is tried here every day.
    port: config.port + 1,
    clients: {
      redirectUris: origins.map((origin) => origin + callbackPath),
      postLogoutRedirectUris: origins.map((origin) => origin + signedOutPath),
    },
    secret: config.secret,
    day,
    keyFolder: join(config.dataFolder, 'identity'),
  }).catch((error: NodeJS.ErrnoException) => {
    throw explainListening(error, '127.0.0.1', config.port + 1)
  })
  undo.push(() => identity.stop())
  return { ...config, identityProviders: identity.providers }
}
