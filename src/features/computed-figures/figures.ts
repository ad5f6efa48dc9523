import type { Actor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asFigures } from '../../platform/db/with-actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { versionOn } from '../rule-versions/index.ts'
import { listStatusRules, type StatusRules } from '../status-rules/index.ts'
import { type FigureSettings, type Missing, missingOn, readSettings } from './availability.ts'
import type { Tally } from './tally.ts'
import { tallyOf } from './tally-sql.ts'

/** What was counted of a day, and how: or why it was not. */
export type Computed =
  | { readonly missing: Missing; readonly settings: FigureSettings }
  | {
      readonly missing: null
      readonly settings: FigureSettings
      readonly day: string
      /** The rules of the day, by which it was counted. */
      readonly rules: StatusRules
      /** Everybody first, then each part of each dimension. */
      readonly tallies: readonly Tally[]
    }

/**
 * All that the strategy's indicators are made of, as of one day, by today's knowledge and the rules of that day. Unprotected
 * numbers of a whole municipality: what of them may be shown to whom is the caller's to decide.
 */
export async function computeDay(
  trx: ActorTransaction,
  actor: Actor,
  { day, today, language }: { readonly day: string; readonly today: string; readonly language: Language },
): Promise<Computed> {
  const settings = await readSettings(trx)
  const missing = missingOn(day, settings, today)
  if (missing) return { missing, settings }
  const { code } = actor.municipality
  return asFigures(trx, actor, async () => {
    const rules = versionOn(day, await listStatusRules(trx, language))
    return { missing: null, settings, day, rules, tallies: await tallyOf(trx, code, { day, rules }) }
  })
}

/** The names of the schools that figures are divided by, by their ids. */
export async function schoolNames(trx: ActorTransaction, actor: Actor): Promise<ReadonlyMap<string, string>> {
  const schools = await asFigures(trx, actor, () =>
    trx.selectFrom('organisation').select(['id', 'name']).execute(),
  )
  return new Map(schools.map(({ id, name }) => [id, name]))
}
