import autocannon from 'autocannon'

export interface Round {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** What is asked for: one address, or what is sent to it, or another request each time. */
export interface Asked {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** A form as a browser sends it. */
  readonly form?: string
  /** The address and the form of each next request. */
  readonly next?: () => { readonly path: string; readonly form: string }
  /** What answers it when all is well. */
  readonly status?: number
}

const formHeaders = {
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
}

/** Asks as fast as it answers, and writes down how long every single answer took. */
export async function load(asked: string | Asked, clients: number, seconds: number): Promise<Round> {
  const {
    url,
    headers = {},
    form,
    next,
    status: wanted = 200,
  } = typeof asked === 'string' ? { url: asked } : asked
  const milliseconds: number[] = []
  const failures: number[] = []
  const options: autocannon.Options = {
    url,
    connections: clients,
    duration: seconds,
    headers: {
      'accept-encoding': 'identity',
      ...headers,
      ...(form === undefined && !next ? {} : formHeaders),
    },
    ...(form === undefined ? {} : { method: 'POST', body: form }),
    ...(next
      ? {
          requests: [
            {
              method: 'POST',
              setupRequest: (request: autocannon.Request) => {
                const { path, form: body } = next()
                return { ...request, path, body }
              },
            },
          ],
        }
      : {}),
  }
  await new Promise<void>((done, failed) => {
    const run = autocannon(options, (error: unknown) =>
      error ? failed(error instanceof Error ? error : new Error(String(error))) : done(),
    )
    run.on('response', (_client, status, _bytes, took) => {
      if (status === wanted) milliseconds.push(took)
      else failures.push(status)
    })
    run.on('reqError', () => failures.push(0))
  })
  if (failures.length > 0)
    throw new Error(`${url}: ${failures.length} answers were not ${wanted} (${failures[0]})`)
  milliseconds.sort((a, b) => a - b)
  const at = (share: number) => milliseconds[Math.floor(milliseconds.length * share)] ?? Number.NaN
  return { perSecond: milliseconds.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
