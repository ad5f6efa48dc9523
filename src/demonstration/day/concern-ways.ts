import {
  assignOwner,
  closeConcern,
  concernSource,
  findReportingSchool,
  getConcern,
  informCustody,
  matchConcern,
  receiveConcern,
  redirectConcern,
  takeStep,
  type Whole,
} from '../../features/concerns/index.ts'
import { excusePromise, listOpenPromises } from '../../features/promises/index.ts'
import type { Stage, Ways } from './stage.ts'

async function report(
  stage: Stage,
  name: string,
  about: Parameters<typeof receiveConcern>[3]['about'],
  said: Whole,
): Promise<void> {
  const { trx, actor, requestId, nobody, isSchool } = stage
  const schoolId = isSchool ? await findReportingSchool(trx, actor.id) : null
  const { id } = await receiveConcern(trx, actor, requestId, { about, said, schoolId }, nobody)
  stage.begin('concern', name, id)
}

const meant = (stage: Stage, { concern }: { readonly concern: string }) =>
  getConcern(stage.trx, stage.begun('concern', concern))

export const concernWays: Ways<
  | 'report'
  | 'report-unknown'
  | 'step'
  | 'assign'
  | 'inform-custody'
  | 'match'
  | 'redirect'
  | 'close'
  | 'excuse'
> = {
  report: (stage, { concern, about, said }) =>
    report(stage, concern, { personId: stage.young(about).id }, said),
  'report-unknown': (stage, { concern, about, said }) => {
    const { name, birthDate } = stage.young(about)
    return report(stage, concern, { name, birthDate, class: null }, said)
  },
  step: async (stage, deed) => takeStep(stage, await meant(stage, deed), deed.step, stage.now),
  assign: async (stage, deed) => assignOwner(stage, await meant(stage, deed), stage.actorOf(deed.to)),
  'inform-custody': async (stage, deed) => informCustody(stage, await meant(stage, deed), null),
  match: async (stage, deed) => matchConcern(stage, await meant(stage, deed), stage.young(deed.whom).id),
  redirect: async (stage, deed) => redirectConcern(stage, await meant(stage, deed), deed.to),
  close: async (stage, deed) =>
    closeConcern(stage, await meant(stage, deed), {
      outcome: deed.outcome,
      returnOn: deed.returns ? stage.day(deed.returns) : null,
    }),
  async excuse(stage, { concern, promise, because }) {
    const { trx, actor, requestId, overtaken } = stage
    const ofTeam = await listOpenPromises(trx, { of: 'team', kind: promise, most: 100 })
    const open = ofTeam.find(
      ({ source, sourceId }) => source === concernSource && sourceId === stage.begun('concern', concern),
    )
    if (!open) throw new Error(`${concern} has promised no ${promise}`)
    await excusePromise(trx, actor, requestId, { promiseId: open.id, because, overtaken })
  },
}
