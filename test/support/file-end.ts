const waiting: (() => unknown)[] = []

/**
 * Ends something when the test file is done: what was begun last goes first. An `afterAll` of the runner is heard only
 * while a file is read, and not from within a `beforeAll`, where most of what a file needs is begun.
 */
export function whenTheFileEnds(work: () => unknown): void {
  waiting.push(work)
}

/** Ends all of it. Only the runner's own set-up asks for it. */
export async function endTheFile(): Promise<void> {
  for (const work of waiting.splice(0).toReversed()) await work()
}
