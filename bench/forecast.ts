import { type Forecast, makeForecast, usualSettings } from '../src/features/forecast/index.ts'
import { drawnRegister, plausibleStart } from '../src/features/forecast/plausible-register.fixture.ts'
import { median } from './load.ts'
import { loadBefore, machine } from './machine.ts'

/*
 * `npx tsx bench/forecast.ts`: a forecast with 1,000 bootstrap runs, from counts to band, gap and what it takes (issue
 * "Everyone counted": at most 1 second), beside the same without runs. Invented registers of two sizes, rounds in turn.
 */

const rounds = Number(process.env.BENCH_ROUNDS ?? 9)
const sizes = [
  { name: '200,000 inhabitants', size: 1 },
  { name: 'a nation of 6 million', size: 30 },
] as const
const before = loadBefore()

const timed = (make: () => Forecast): { readonly ms: number; readonly forecast: Forecast } => {
  const started = performance.now()
  const forecast = make()
  return { ms: performance.now() - started, forecast }
}

const results = sizes.map(({ name, size }) => {
  const input = { transitions: drawnRegister(851, size), start: plausibleStart }
  const [withRuns, without]: [number[], number[]] = [[], []]
  for (let round = -2; round < rounds; round += 1) {
    const short = timed(() => makeForecast(input, usualSettings))
    const bare = timed(() => makeForecast(input, { ...usualSettings, runs: 1 }))
    if (round < 0) continue
    withRuns.push(short.ms)
    without.push(bare.ms)
  }
  const { forecast } = timed(() => makeForecast(input, usualSettings))
  const { share = Number.NaN, low = Number.NaN, high = Number.NaN } = forecast.years[8] ?? {}
  return {
    register: name,
    counted: forecast.counted,
    runs: usualSettings.runs,
    ms: Math.round(median(withRuns)),
    slowest: Math.round(Math.max(...withRuns)),
    withoutRunsMs: Math.round(median(without)),
    after8Years: [low, share, high].map((one) => Math.round(one * 1000) / 10),
  }
})

console.log(JSON.stringify({ machine: machine(), load: before, rounds, results }))
console.log(`
${machine()}; ${rounds} rounds in turn, medians (${before}); target: at most 1,000 ms

| register | people counted | runs | ms | slowest round, ms | of it without runs, ms | after 8 years: 5 %, result, 95 % |
|---|---|---|---|---|---|---|`)
for (const one of results)
  console.log(
    `| ${one.register} | ${one.counted} | ${one.runs} | ${one.ms} | ${one.slowest} | ${one.withoutRunsMs} | ${one.after8Years.join(' / ')} |`,
  )
