import { NotFound } from '../../platform/http/errors.ts'
import { type Concern, getConcern, stepsAfter, takeStep } from '../concerns/index.ts'
import type { Arranging } from './arranging.ts'
import type { Talk } from './queries.ts'

/* What a talk does for the concern that it answers. */

const doing = ({ trx, actor, requestId, today, overtaken }: Arranging) => ({
  trx,
  actor,
  requestId,
  today,
  overtaken,
  // No step lets anybody off; only closing does.
  leaderOnly: overtaken,
})

/** A concern about which somebody has booked a talk is taken up; of whoever may not know of it, it is not theirs to say. */
export async function takeUpConcern(arranging: Arranging, talk: Talk): Promise<void> {
  const concern = await findConcern(arranging, talk)
  if (!concern) return
  const step = concern.ownerId === arranging.actor.id ? 'own' : 'acknowledge'
  if (stepsAfter(concern.state).includes(step)) await takeStep(doing(arranging), concern, step, concern.now)
}

export async function holdForConcern(arranging: Arranging, talk: Talk): Promise<void> {
  const concern = await findConcern(arranging, talk)
  if (!concern || !stepsAfter(concern.state).includes('talk') || talk.startsAt === null) return
  // Talked with before it was here, they were not talked with about it sooner than it came.
  const at = new Date(Math.max(Number(talk.startsAt), Number(concern.receivedAt)))
  await takeStep(doing(arranging), concern, 'talk', at)
}

/** Something was agreed at a talk about it. */
export async function agreeForConcern(arranging: Arranging, talk: Talk): Promise<void> {
  const concern = await findConcern(arranging, talk)
  if (concern && stepsAfter(concern.state).includes('agree'))
    await takeStep(doing(arranging), concern, 'agree', arranging.now)
}

/** The concern that a talk answers, while it is open and the actor may know of it. */
async function findConcern({ trx }: Arranging, { concernId }: Talk): Promise<Concern | undefined> {
  if (concernId === null) return undefined
  try {
    const concern = await getConcern(trx, concernId)
    return concern.closedAt === null ? concern : undefined
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}
