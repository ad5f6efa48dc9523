import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { type Municipality, systemIn } from '../access/actor.ts'
import type { DB } from '../db/schema.ts'
import { type ActorTransaction, withActor } from '../db/with-actor.ts'
import type { Identify } from '../session/identify.ts'
import { Listener } from './listener.ts'

/** A row that says that something has changed, and whose it is. Never what. */
export interface Change {
  readonly id: string
  readonly owner_id: string
}

/**
 * Changes after one, read as the program's task `news`.
 *
 * @param after the last one known; before any is known, nothing: then only the newest one is asked for
 */
export type NewsSource = (trx: ActorTransaction, after: string | undefined) => Promise<readonly Change[]>

export interface NewsServices {
  readonly kysely: Kysely<DB>
  readonly log: Logger
  readonly identify: Identify
  readonly sources: readonly NewsSource[]
}

export interface NewsHub {
  /**
   * A stream that says once that something of these owners has changed, and ends; nothing where there are too many already.
   */
  listen(who: {
    readonly municipality: Municipality
    /** The header that the request came with: whose session it is, asked again before anything is told. */
    readonly cookie: string
    readonly actorId: string
    readonly owners: readonly string[]
  }): Promise<Response | undefined>
  /** Ends every stream: the program stops. */
  stop(): void
}

const lookEveryMilliseconds = 3_000
/** Every so many looks it is asked whether those who listen are still signed in. */
const looksBetweenChecks = 5
const mostOfASession = 4
const mostAtOnce = 1_000
/** Rows that are written in one order may be seen in another: so far back it is looked again. */
const overlap = 1_000n

/** What is known of the changes of one source in one municipality. */
interface Known {
  last: bigint
  readonly seen: Set<string>
}

/** One municipality's, in the order of the sources. */
interface KnownOf {
  readonly municipality: Municipality
  readonly sources: readonly Known[]
}

/** What is there already is no news. */
async function begin(source: NewsSource, trx: ActorTransaction): Promise<Known> {
  const [newest] = await source(trx, undefined)
  const last = BigInt(newest?.id ?? 0)
  const before = await source(trx, String(last - overlap))
  return { last, seen: new Set(before.map(({ id }) => id)) }
}

/** Whose changes are new since the last look. */
async function lookOn(source: NewsSource, trx: ActorTransaction, known: Known): Promise<string[]> {
  const found = await source(trx, String(known.last - overlap))
  const fresh = found.filter(({ id }) => !known.seen.has(id))
  for (const { id } of fresh) {
    known.seen.add(id)
    if (BigInt(id) > known.last) known.last = BigInt(id)
  }
  for (const id of known.seen) if (BigInt(id) <= known.last - overlap) known.seen.delete(id)
  return fresh.map(({ owner_id }) => owner_id)
}

/** Tells open pages that there is news, by asking the database now and then (decision 0028), and only while anybody listens. */
export function newsHub({ kysely, log, identify, sources }: NewsServices): NewsHub {
  const listeners = new Set<Listener>()
  const known = new Map<string, KnownOf>()
  let timer: NodeJS.Timeout | undefined
  let looks = 0

  const asking = <Result>(
    municipality: Municipality,
    work: (trx: ActorTransaction) => Promise<Result>,
  ): Promise<Result> => withActor(kysely, systemIn(municipality, 'news'), 'read only', work)

  const begun = (municipality: Municipality): Promise<KnownOf> =>
    asking(municipality, async (trx) => {
      const first: Known[] = []
      for (const source of sources) first.push(await begin(source, trx))
      return { municipality, sources: first }
    })

  const look = (of: KnownOf): Promise<ReadonlySet<string>> =>
    asking(of.municipality, async (trx) => {
      const owners = new Set<string>()
      for (const [index, source] of sources.entries()) {
        const known = of.sources[index]
        if (known) for (const owner of await lookOn(source, trx, known)) owners.add(owner)
      }
      return owners
    })

  /** Whoever has signed out, or is somebody else now, hears nothing more. */
  const isStillThere = async ({ municipality, cookie, actorId }: Listener): Promise<boolean> => {
    const { actor } = await identify(cookie, municipality)
    return actor.kind === 'person' && actor.id === actorId
  }

  const tell = async (of: KnownOf, owners: ReadonlySet<string>, check: boolean): Promise<void> => {
    for (const one of listeners) {
      if (one.municipality.code !== of.municipality.code) continue
      const hasNews = one.owners.some((owner) => owners.has(owner))
      if (!hasNews && !check) continue
      if (!(await isStillThere(one))) one.end()
      else if (hasNews) one.tell()
      else one.beat()
    }
  }

  const round = async (): Promise<void> => {
    looks += 1
    try {
      for (const of of known.values()) await tell(of, await look(of), looks % looksBetweenChecks === 0)
    } catch (error) {
      // The database is away: those who listen hear of it when it is back.
      log.warn({ err: error }, 'news could not be looked for')
    }
    next()
  }

  const next = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (listeners.size === 0) {
      known.clear()
      return
    }
    timer = setTimeout(() => void round(), lookEveryMilliseconds)
    timer.unref()
  }

  return {
    async listen(who) {
      const ofTheirs = [...listeners].filter(({ cookie }) => cookie === who.cookie)
      if (listeners.size >= mostAtOnce || ofTheirs.length >= mostOfASession) return undefined
      const listener = new Listener(who, () => listeners.delete(listener))
      listeners.add(listener)
      const { code } = who.municipality
      if (!known.has(code)) known.set(code, await begun(who.municipality))
      if (timer === undefined) next()
      return listener.response()
    },
    stop() {
      for (const one of listeners) one.end()
      next()
    },
  }
}
