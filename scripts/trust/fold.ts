import type { TrustPromise } from '../../test/trust/promise.ts'
import { type Claim, claimsOf, filledIn, nameOf, resultsOf, type TestReport } from '../checks/asvs-claims.ts'

/** What a run says of one promise. */
export interface Kept {
  readonly promise: TrustPromise
  /** Why it is not kept; none where it is. */
  readonly faults: readonly string[]
  readonly seconds: number
}

export const testsOf = ({ id, tests }: TrustPromise): Claim[] => tests.flatMap((one) => claimsOf(id, one))

/** A promise is kept when every test that it names ran and passed: one that did not run shows nothing (T-01). */
export function fold(promise: TrustPromise, report: TestReport | undefined): Kept {
  const found = testsOf(promise).map((claim) => ({ claim, results: report ? resultsOf(claim, report) : [] }))
  const faults = found.flatMap(({ claim, results }) => {
    if (!results.some(({ status }) => status === 'passed' || status === 'failed'))
      return [`did not run: ${nameOf(claim)}`]
    return results
      .filter(({ status }) => status === 'failed')
      .map(({ ancestorTitles, title }) => `failed: ${[claim.file, ...ancestorTitles, title].join(' > ')}`)
  })
  const ran = new Set(found.flatMap(({ results }) => results))
  const milliseconds = [...ran].reduce((sum, { duration }) => sum + (duration ?? 0), 0)
  return { promise, faults, seconds: milliseconds / 1000 }
}

/** What `vitest -t` must find to run the named tests; nothing where a promise needs a whole file. */
export function namePattern(promises: readonly TrustPromise[]): string | undefined {
  const claims = promises.flatMap(testsOf)
  if (claims.some(({ names }) => names.length === 0)) return undefined
  return [...new Set(claims.map(({ names }) => names.map(likeName).join('.*')))].join('|')
}

const likeName = (name: string): string =>
  name
    .split(filledIn)
    .map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join('.*')
