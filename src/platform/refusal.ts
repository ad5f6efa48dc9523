/**
 * The program cannot go on, for a reason that its administrator can mend. The message is one line in plain words
 * and says what to do; `bin/fodfaeste` prints it without a stack and ends with an exit code.
 */
export class Refusal extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.name = 'Refusal'
    this.exitCode = exitCode
  }
}
