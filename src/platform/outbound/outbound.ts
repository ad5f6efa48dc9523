import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { Agent, request } from 'undici'
import { isOutside, isThisMachine } from './inside.ts'

/** `refused` by us before anybody was asked; `away`: nobody answered in time; `tooLarge`: more than we take. */
export type OutboundFault = 'refused' | 'away' | 'tooLarge'

export class OutboundFailed extends Error {
  readonly code: string
  readonly fault: OutboundFault

  constructor(fault: OutboundFault, code: string) {
    super(`outbound request ${fault} (${code})`)
    this.fault = fault
    this.code = code
  }
}

export interface OutboundOptions {
  /** Whom the program may ask: host names, with a port where it is not the usual one. From the configuration. */
  readonly hosts: readonly string[]
  /** For the demonstration's identity provider: http, and this machine. Nothing else inside, not even then. */
  readonly thisMachine?: boolean
  readonly deadlineMilliseconds?: number
  readonly resolve?: Resolve
}

type Resolve = (host: string) => Promise<readonly string[]>

export interface OutboundRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/** Asks somebody outside, as `fetch` does; but see `outboundWith`. */
export type Outbound = (url: string | URL, asked?: OutboundRequest) => Promise<Response>

const deadline = 10_000
const mostBytes = 1024 * 1024

/**
 * The only way out (trust requirement T-37): to hosts of the configuration, by https, following no redirect, for ten
 * seconds and one megabyte at most. A name is looked up once, and the connection goes to the very address that was
 * judged, so an answer that changes meanwhile (DNS rebinding) changes nothing.
 *
 * @throws OutboundFailed
 */
export function outboundWith(options: OutboundOptions): Outbound {
  const { deadlineMilliseconds = deadline, resolve = resolveByName } = options
  return async (url, { method = 'GET', headers = {}, body, signal } = {}) => {
    const target = judgeAddress(url, options)
    const ended = AbortSignal.any([AbortSignal.timeout(deadlineMilliseconds), ...(signal ? [signal] : [])])
    const address = await judgedHost(target, resolve, options.thisMachine === true, ended)
    const agent = new Agent({ connect: { lookup: alwaysTo(address) }, pipelining: 0 })
    try {
      const answer = await request(target, {
        method,
        headers: { ...headers },
        body: bodyOf(body),
        signal: ended,
        dispatcher: agent,
      })
      const bytes = await readBounded(answer.body)
      return new Response(mayHaveBody(answer.statusCode) ? bytes : null, {
        status: answer.statusCode,
        headers: plainHeaders(answer.headers),
      })
    } catch (error) {
      throw error instanceof OutboundFailed ? error : new OutboundFailed('away', codeOf(error))
    } finally {
      await agent.destroy()
    }
  }
}

function judgeAddress(url: string | URL, { hosts, thisMachine }: OutboundOptions): URL {
  if (!URL.canParse(String(url))) throw new OutboundFailed('refused', 'ADDRESS')
  const target = new URL(url)
  const secure = target.protocol === 'https:' || (thisMachine === true && target.protocol === 'http:')
  if (!secure) throw new OutboundFailed('refused', 'PROTOCOL')
  if (target.username !== '' || target.password !== '') throw new OutboundFailed('refused', 'CREDENTIALS')
  if (!hosts.includes(target.host)) throw new OutboundFailed('refused', 'HOST')
  return target
}

/** One bad address among several is enough to refuse them all: which one would be taken is not ours to say. */
async function judgedHost(
  target: URL,
  resolve: Resolve,
  thisMachine: boolean,
  ended: AbortSignal,
): Promise<string> {
  const name = target.hostname.replace(/^\[(.*)\]$/, '$1')
  const addresses = isIP(name) > 0 ? [name] : await inTime(resolve(name), ended)
  const plainHttp = target.protocol === 'http:'
  const fits = (address: string) =>
    thisMachine && isThisMachine(address) ? true : !plainHttp && isOutside(address)
  const [first] = addresses
  if (first === undefined) throw new OutboundFailed('away', 'NO_ADDRESS')
  if (!addresses.every(fits)) throw new OutboundFailed('refused', 'INSIDE')
  return first
}

async function inTime<Result>(work: Promise<Result>, ended: AbortSignal): Promise<Result> {
  const late = new Promise<never>((_, failed) => {
    ended.addEventListener('abort', () => failed(new OutboundFailed('away', 'DEADLINE')), { once: true })
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    throw error instanceof OutboundFailed ? error : new OutboundFailed('away', codeOf(error))
  }
}

const resolveByName: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address)

type LookedUp = (
  error: null,
  address: string | { address: string; family: number }[],
  family?: number,
) => void

const alwaysTo =
  (address: string) =>
  (_host: string, { all }: { all?: boolean }, done: LookedUp): void => {
    const family = isIP(address)
    if (all) done(null, [{ address, family }])
    else done(null, address, family)
  }

async function readBounded(body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > mostBytes) throw new OutboundFailed('tooLarge', 'TOO_LARGE')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function bodyOf(body: unknown): string | Uint8Array | null {
  if (body === undefined || body === null) return null
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new TypeError('an outbound request is sent with text or bytes')
}

const mayHaveBody = (status: number): boolean => ![101, 204, 205, 304].includes(status)

function plainHeaders(given: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given))
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one)
  return headers
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'NO_ANSWER'
