import { z } from 'zod'
import { type Actor, roles } from '../access/actor.ts'
import type { JobIds } from './job.ts'

/** An id and nothing else: no name, no sentence and no number of a person fits in. */
const id = z.string().regex(/^(?!\d{10}$)(?!\d{6}-\d{4}$)[A-Za-z0-9-]{1,64}$/)

/**
 * What lies in the queue, which all municipalities share: where, who asked, and ids. Names are read when the job runs.
 */
export const jobData = z.strictObject({
  municipality: z.string().regex(/^[0-9]{3}$/),
  by: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('anonymous') }),
    z.strictObject({ kind: z.literal('system'), name: z.string().regex(/^[a-z][a-z-]{1,40}$/) }),
    z.strictObject({ kind: z.literal('person'), id, roles: z.array(z.enum(roles)) }),
  ]),
  ids: z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), id),
})
export type JobData = z.infer<typeof jobData>
export type Asker = JobData['by']

/** @throws z.ZodError when something else than an id would be put into the queue */
export const jobDataOf = (actor: Actor, ids: JobIds): JobData =>
  jobData.parse({ municipality: actor.municipality.code, by: askerOf(actor), ids })

const askerOf = (actor: Actor): Asker => {
  if (actor.kind === 'person') return { kind: 'person', id: actor.id, roles: [...actor.roles] }
  return actor.kind === 'system' ? { kind: 'system', name: actor.name } : { kind: 'anonymous' }
}
