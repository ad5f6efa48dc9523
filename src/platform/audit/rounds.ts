import { watchLogs, writeCanary } from './canary.ts'
import { removeExpired } from './retention.ts'
import { sealLogs } from './seal-logs.ts'
import type { AuditServices } from './services.ts'

const second = 1000
const sealAfter = 60 * second
const sealWhenWaiting = 1000
const removeAfter = 24 * 3600 * second

/**
 * Looks every ten seconds whether something is to be done: a seal each minute or for 1,000 rows, a canary each day,
 * removal by age each day. What fails is logged and tried again; the alarms in `/health/ready` tell if it goes on.
 */
export async function startAuditRounds(services: AuditServices): Promise<{ stop(): Promise<void> }> {
  let [sealedAt, removedAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const round = async () => {
    await writeCanary(services)
    const states = await watchLogs(services)
    for (const { municipality, alarms } of states)
      for (const alarm of alarms)
        services.log.error({ municipality: municipality.code, alarm }, 'audit alarm')
    const many = states.some(({ state }) => state.waiting >= sealWhenWaiting)
    if (many || performance.now() - sealedAt >= sealAfter) {
      await sealLogs(services)
      sealedAt = performance.now()
    }
    if (performance.now() - removedAt >= removeAfter) {
      await removeExpired(services)
      removedAt = performance.now()
    }
  }
  const guarded = () => round().catch((error) => services.log.error({ err: error }, 'audit round failed'))
  let running = guarded()
  await running
  const timer = setInterval(() => {
    running = running.then(guarded)
  }, 10 * second)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
