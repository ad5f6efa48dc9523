import autocannon from 'autocannon'

export interface Round {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
}

/** Asks for one address as fast as it answers, and writes down how long every single answer took. */
export async function load(url: string, clients: number, seconds: number): Promise<Round> {
  const milliseconds: number[] = []
  const failures: number[] = []
  const options = { url, connections: clients, duration: seconds, headers: { 'accept-encoding': 'identity' } }
  await new Promise<void>((done, failed) => {
    const run = autocannon(options, (error: unknown) =>
      error ? failed(error instanceof Error ? error : new Error(String(error))) : done(),
    )
    run.on('response', (_client, status, _bytes, took) => {
      if (status === 200) milliseconds.push(took)
      else failures.push(status)
    })
    run.on('reqError', () => failures.push(0))
  })
  if (failures.length > 0) throw new Error(`${url}: ${failures.length} answers were not 200 (${failures[0]})`)
  milliseconds.sort((a, b) => a - b)
  const at = (share: number) => milliseconds[Math.floor(milliseconds.length * share)] ?? Number.NaN
  return { perSecond: milliseconds.length / seconds, p50: at(0.5), p95: at(0.95) }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
