import { countConcernsBySchool } from '../../features/concerns/index.ts'
import { isClockStarted } from '../../features/law-clock/index.ts'
import { countLawClock, countPromises, listLedTeams, listReactions } from '../../features/promises/index.ts'
import { daysOffOf, findServiceRulesOn } from '../../features/service-levels/index.ts'
import { countSignalsByRule } from '../../features/signals/index.ts'
import { countLapsed } from '../../features/status/index.ts'
import { countTeamPeople, listCaseloads } from '../../features/young-people/index.ts'
import { addMonths } from '../../platform/days.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { leading, noParams } from './access.ts'
import { paths } from './paths.ts'
import { leaderView } from './views-leader.ts'

/** This month and those before it. */
const months = 6

/** How it goes in the teams that one leads: counts of theirs and of nobody else's. */
export const leaderPage = page({
  ...leading,
  id: 'work.leader',
  path: paths.leader,
  params: noParams,
  async read(context) {
    const { db, actor, now } = context
    const today = localDate(now)
    const period = { from: addMonths(`${today.slice(0, 7)}-01`, 1 - months), until: today }
    const teams = await listLedTeams(db)
    const led = new Set(teams.map(({ id }) => id))
    const daysOff = daysOffOf(await findServiceRulesOn(db, today))
    // Counted for the whole municipality, as its figures are; a leader is shown what their own teams have of it.
    const counts = (await countPromises(db, actor, period)).filter(
      ({ teamId }) => teamId !== null && led.has(teamId),
    )
    return leaderView({
      context,
      period,
      teams,
      counts,
      reactions: await listReactions(db, period, daysOff),
      schools: await countConcernsBySchool(db, period),
      signals: await countSignalsByRule(db, period, context.language),
      caseloads: await listCaseloads(db),
      people: await countTeamPeople(db),
      lapsed: await countLapsed(db),
      law: await countLawClock(db),
      clockStarted: await isClockStarted(db),
    })
  },
})
