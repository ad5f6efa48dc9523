import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Stop } from './say.mjs'

const staleSeconds = 60

/**
 * Does the work while holding a lock folder; a second process waits for the first. A lock counts as left behind when
 * its process is gone, or has not touched it for a minute (a process number may by then be somebody else's).
 */
export async function withLock(folder, tellWaiting, work) {
  let told = false
  while (!take(folder)) {
    if (!told) tellWaiting()
    told = true
    if (isStale(folder)) breakLock(folder)
    await wait(200)
  }
  const touch = setInterval(() => utimesSync(folder, new Date(), new Date()), 5_000)
  const leave = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', leave)
  try {
    return await work()
  } finally {
    clearInterval(touch)
    process.off('exit', leave)
    leave()
  }
}

function take(folder) {
  try {
    mkdirSync(join(folder, '..'), { recursive: true })
    mkdirSync(folder)
    writeFileSync(join(folder, 'process'), String(process.pid))
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw new Stop(
      `Nothing can be written in ${join(folder, '..')} (${error.code}): start as the account that owns the clone.`,
    )
  }
}

function isStale(folder) {
  try {
    const age = (Date.now() - statSync(folder).mtimeMs) / 1000
    if (age > staleSeconds) return true
    const pid = Number(readFileSync(join(folder, 'process'), 'utf8'))
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** One breaker at a time, who looks again: else two could break it, and the second one would break a new lock. */
function breakLock(folder) {
  const breaking = `${folder}.breaking`
  try {
    mkdirSync(breaking)
  } catch {
    const since = statSync(breaking, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > staleSeconds * 1000) rmSync(breaking, { recursive: true, force: true })
    return
  }
  if (isStale(folder)) rmSync(folder, { recursive: true, force: true })
  rmSync(breaking, { recursive: true, force: true })
}
