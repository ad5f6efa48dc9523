import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { computeDay, halfMonths, segmentsOn } from '../src/features/computed-figures/index.ts'
import { findProfileInput } from '../src/features/forecast/index.ts'
import { systemIn } from '../src/platform/access/actor.ts'
import { connect } from '../src/platform/db/connect.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { type ActorTransaction, withActor } from '../src/platform/db/with-actor.ts'
import { addMunicipality } from '../src/platform/municipality/add-municipality.ts'
import { allMunicipalities } from '../src/platform/municipality/municipality-by-host.ts'
import { startDatabase } from './database.ts'
import { median } from './load.ts'
import { loadBefore, machine } from './machine.ts'
import { fillYoung } from './young.ts'

/*
 * `npx tsx bench/figures.ts`: all of the strategy's indicators as of one past date (issue "Everyone counted": at most 150 ms
 * at 34,249 young people, about 70,000 in the register), the segments of one date, and of 180 half-monthly dates from
 * 2017-08-01 (at most 12 times one date). Rounds in turn, medians. `BENCH_TIMES=20` for 700,000 young people: filling takes half
 * an hour, and `BENCH_KEEP=1` asks what the run before has filled.
 */

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const times = Number(process.env.BENCH_TIMES ?? 1)
const before = loadBefore()
const keep = process.env.BENCH_KEEP === '1'
const bench = await startDatabase('var/bench-figures', keep)
const admin = new pg.Client({ connectionString: bench.loginUrl.replace('fodfaeste_login', 'postgres') })
// One connection: the processor time of the one process behind it is that of the statements.
const database = connect({ connection: { connectionString: bench.loginUrl }, size: 1 })
try {
  const owner = { connectionString: bench.ownerUrl }
  await migrate({ connection: owner, folder: 'db/migrations' })
  if (!keep) await addMunicipality(owner, { code: '851', name: 'Aalborg', hosts: ['127.0.0.1'] })
  await migrate({ connection: owner, folder: 'db/migrations' })
  await admin.connect()
  const started = performance.now()
  if (!keep) await fillYoung(admin, times)
  console.log(`filled in ${Math.round((performance.now() - started) / 1000)} s`)
  const { rows: counted } = await admin.query<{ people: string }>(
    'select count(*) as people from m_851.young_person',
  )
  const people = Number(counted[0]?.people)
  const [municipality] = await allMunicipalities(database)
  if (!municipality) throw new Error('no municipality')
  const actor = systemIn(municipality, 'figures')
  const day = '2019-09-30'
  const days = halfMonths('2017-08-01', '2026-11-24').slice(0, 180)
  const asks: Readonly<Record<string, (trx: ActorTransaction) => Promise<unknown>>> = {
    indicators: (trx) => computeDay(trx, actor, { day, today: '2026-11-24', language: 'da' }),
    segments: (trx) => segmentsOn(trx, actor, [day]),
    series: (trx) => segmentsOn(trx, actor, days),
    transitions: (trx) => findProfileInput(trx, actor, 2025),
  }
  const process = await withActor(database.kysely, actor, 'read only', async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    return rows[0]?.pid ?? 0
  })
  const took: Record<string, number[]> = {}
  const busy: Record<string, number> = {}
  for (let round = -1; round < rounds; round += 1)
    for (const [name, ask] of Object.entries(asks)) {
      const [began, busyBefore] = [performance.now(), busyMs(process)]
      await withActor(database.kysely, actor, 'read only', ask)
      if (round < 0) continue
      took[name] = [...(took[name] ?? []), performance.now() - began]
      busy[name] = (busy[name] ?? 0) + (busyMs(process) - busyBefore) / rounds
    }
  const ms = Object.fromEntries(Object.entries(took).map(([name, all]) => [name, Math.round(median(all))]))
  const fastest = Object.fromEntries(
    Object.entries(took).map(([name, all]) => [name, Math.round(Math.min(...all))]),
  )
  const row = (name: string) => `${ms[name]} | ${fastest[name]} | ${Math.round(busy[name] ?? Number.NaN)}`
  const onThatDay = await withActor(database.kysely, actor, 'read only', (trx) =>
    computeDay(trx, actor, { day, today: '2026-11-24', language: 'da' }),
  )
  const counts =
    onThatDay.missing === null ? onThatDay.tallies.find(({ by }) => by === null)?.counts : undefined
  const ratio = (ms.series ?? Number.NaN) / (ms.segments ?? Number.NaN)
  console.log(
    JSON.stringify({ machine: machine(), load: before, rounds, people, counts, ms, fastest, busy, ratio }),
  )
  console.log(`
${machine()}; ${people} people in the register, ${counts?.people} counted; ${rounds} rounds in turn, medians (${before})

| what | ms | fastest | PostgreSQL busy |
|---|---|---|---|
| all indicators as of ${day}, with every breakdown (target 150) | ${row('indicators')} |
| segments of one date | ${row('segments')} |
| segments of ${days.length} half-monthly dates, ${ratio.toFixed(1)} times one date (target 12) | ${row('series')} |
| yearly transitions for the forecast | ${row('transitions')} |`)
} finally {
  await database.close()
  await admin.end().catch(() => {})
  await bench.stop()
}

/** How long a process has had a processor, in ms to a hundredth of a second (Linux); what others do beside it does not count. */
function busyMs(pid: number): number {
  const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(after[11]) + Number(after[12])) * 10
}
