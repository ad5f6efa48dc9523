import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  readonly payload: AdapterPayload
  readonly until: number
}

/** At most this many entries: a demonstration is not to be filled up by somebody who only asks to sign in. */
const most = 5_000

/**
 * What one provider must remember from request to request, in memory and only until it expires.
 *
 * Sessions are never kept: every sign-in asks anew who one wants to be, and changing from one person to another
 * needs no page in between.
 */
export function memoryStore(now: () => number = Date.now): (model: string) => Adapter {
  const entries = new Map<string, Kept>()
  return (model) => (model === 'Session' ? forgetful : remembering(entries, model, now))
}

const forgetful: Adapter = {
  upsert: async () => undefined,
  find: async () => undefined,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
}

function remembering(entries: Map<string, Kept>, model: string, now: () => number): Adapter {
  const nameOf = (id: string) => `${model}:${id}`
  const find = (id: string) => {
    const kept = entries.get(nameOf(id))
    return kept && kept.until > now() ? kept.payload : undefined
  }
  return {
    ...forgetful,
    upsert: async (id, payload, expiresIn = 60) => {
      makeRoom(entries, now())
      entries.set(nameOf(id), { payload, until: now() + expiresIn * 1000 })
    },
    find: async (id) => find(id),
    consume: async (id) => {
      const payload = find(id)
      if (payload) payload.consumed = Math.floor(now() / 1000)
    },
    destroy: async (id) => {
      entries.delete(nameOf(id))
    },
    revokeByGrantId: async (grantId) => {
      for (const [name, kept] of entries) if (kept.payload.grantId === grantId) entries.delete(name)
    },
  }
}

/** A Map keeps the order of insertion, so the first ones are the oldest. */
function makeRoom(entries: Map<string, Kept>, now: number): void {
  for (const [name, kept] of entries) {
    if (kept.until > now && entries.size < most) break
    entries.delete(name)
  }
}
