/** Says what is being done, and again how long it has taken once that is more than two seconds. */
export async function withProgress<T>(
  say: (line: string) => void,
  what: string,
  work: Promise<T>,
): Promise<T> {
  say(`${what} …`)
  const began = Date.now()
  const timer = setInterval(() => say(`${what} … ${Math.round((Date.now() - began) / 1000)} s`), 2_500)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}
