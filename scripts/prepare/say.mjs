/** One line for the person at the terminal. On standard error: standard output belongs to the program itself. */
export function say(line) {
  console.error(line)
}

/** What a person can do something about: shown as one line, without the call stack. */
export class Stop extends Error {}

/** Runs a script's work; a `Stop` ends it with its line, anything else is a bug and keeps its stack. */
export async function orStop(work) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    say(error.message)
    process.exit(1)
  }
}

/**
 * Says what is being done while it is: on a terminal the seconds count up from the third on, elsewhere (a log) one
 * line every ten seconds.
 */
export async function withProgress(what, work) {
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const live = process.stderr.isTTY
  say(`${what} …`)
  const timer = setInterval(
    () => {
      if (seconds() < 2) return
      if (live) process.stderr.write(`\r  ${seconds()} s `)
      else say(`  still: ${what} (${seconds()} s)`)
    },
    live ? 1_000 : 10_000,
  )
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (live) process.stderr.write('\r          \r')
  }
}
