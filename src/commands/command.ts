/** One command of `npx fodfaeste`. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  readonly help: string
  /** @throws Refusal with a sentence for the administrator */
  run(args: readonly string[], say: (line: string) => void): Promise<void>
}
