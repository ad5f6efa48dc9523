import { setTimeout as wait } from 'node:timers/promises'
import type { Hold } from './hold.ts'
import { takeHold } from './hold.ts'
import type { Place } from './place.ts'
import type { Address } from './postmaster.ts'
import { PostgresProblem, systemCode } from './problem.ts'
import { isAlive } from './process.ts'

const noAnswerSeconds = 15

/**
 * Waits until the server answers and takes a place at it; undefined if it ended meanwhile. As long as the server
 * says that it is starting (after a crash it first repairs its data, which takes as long as it takes) or stopping,
 * we wait with it.
 */
export async function joinServer(
  place: Place,
  pid: number,
  address: Address,
  say: (line: string) => void,
): Promise<Hold | undefined> {
  const began = Date.now()
  let answered = began
  let told = began
  for (;;) {
    try {
      return await takeHold(address, place.data)
    } catch (error) {
      if (!isAlive(pid)) return undefined
      const code = systemCode(error)
      if (code === 'EACCES' || code === 'EPERM') throw foreign(place, pid)
      // 57P…: "starting up", "shutting down", and the end of a server at which we already waited.
      if (code?.startsWith('57P')) answered = Date.now()
      if (Date.now() - answered > noAnswerSeconds * 1000) throw silent(place, pid, address)
    }
    if (Date.now() - told > 3_000) {
      told = Date.now()
      say(`Waiting for the database server (${Math.round((told - began) / 1000)} s).`)
    }
    await wait(40)
  }
}

function foreign(place: Place, pid: number): PostgresProblem {
  const message = `The database server on ${place.data} (process ${pid}) belongs to another account: start Fodfæste as that account, or stop the server there.`
  return new PostgresProblem('no-permission', message)
}

function silent(place: Place, pid: number, address: Address): PostgresProblem {
  const message = `A database server (process ${pid}) runs on ${place.data} but does not answer in ${address.socketFolder}: end it with kill -INT ${pid} and start again.`
  return new PostgresProblem('unreachable-server', message)
}
