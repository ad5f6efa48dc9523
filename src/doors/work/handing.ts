import { type HandingOver, handoverFault } from '../../features/handover/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { PageContext } from '../../platform/http/page.ts'

/** Who hands over what, in this request. */
export const handing = (context: PageContext & { readonly actor: PersonActor }): HandingOver => ({
  trx: context.db,
  actor: context.actor,
  requestId: context.requestId,
  now: context.now,
  overtaken: handoverFault('overtaken', context.language),
})
