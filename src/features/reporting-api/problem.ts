/** What went wrong, for a program to read (RFC 9457). `code` stays as it is; `title` is for whoever writes that program. */
export interface Problem {
  readonly status: 400 | 401 | 409 | 413 | 415 | 422 | 429 | 503
  readonly code: string
  readonly title: string
  /** By the place in what was sent, as a JSON Pointer: `/reporter`. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
}

/** Ends what was begun with an answer of its own. */
export class Refused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', ...problem }), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  })
}
