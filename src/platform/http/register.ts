import type { z } from 'zod'
import type { PersonActor } from '../access/actor.ts'
import type { LimitName } from '../limits/rules.ts'
import { Conflict, type FieldErrors, Forbidden, Invalid, NotFound } from './errors.ts'
import { withReceipt } from './form-receipt.ts'
import type {
  Access,
  ActionDefinition,
  Audit,
  FormErrors,
  Outcome,
  PageContext,
  PageDefinition,
  QuestionDefinition,
  Registered,
  RunRequest,
  View,
} from './page.ts'
import type { Path } from './path.ts'
import { withTextsLeft } from './texts-to-copy.tsx'

/**
 * Registers a page. `access` and `audit` are part of its type: a page without them does not compile.
 *
 * @example
 * page({ id: 'public.front', path: { da: '/', en: '/' }, access: everyone, audit: notLogged('shows no person'), … })
 */
export function page<Params>(definition: PageDefinition<Params>): Registered {
  return {
    ...definition,
    method: 'GET',
    run: (request) => {
      const params = parseParams(definition.params, request.params)
      return request.inTransaction('read only', async (context) =>
        outcome(await definition.read(context, params)),
      )
    },
  }
}

/** Registers what a form does. Parsed first, all faults at once; a fault shows the form again as it was typed. */
export function action<Params, Input>(definition: ActionDefinition<Params, Input>): Registered {
  return {
    ...definition,
    method: 'POST',
    run: async (request) => {
      const params = parseParams(definition.params, request.params)
      const again = (errors: FormErrors, status: 409 | 422) =>
        request.inTransaction('read only', async (context) => {
          const view = await definition.again(context, params, request.form, errors)
          return outcome({ ...(await withTextsLeft(view, request.form, request.language)), status })
        })
      const input = definition.input(request.language).safeParse(request.form)
      if (!input.success) return again({ fields: firstFaultOfEachField(input.error) }, 422)
      try {
        const to = await request.inTransaction('read write', (context) => {
          if (!isPerson(context)) throw new Forbidden()
          return withReceipt(context, definition.id, request.once, () =>
            definition.act(context, params, input.data),
          )
        })
        return { kind: 'redirect', to }
      } catch (fault) {
        if (fault instanceof Invalid) return again({ fields: fault.fields }, 422)
        if (fault instanceof Conflict) return again({ fields: {}, conflict: fault.sentence }, 409)
        throw fault
      }
    },
  }
}

/** Registers what a form asks: answered with a page and not with a way to one, so that nothing of it is in an address. */
export function question<Params, Input>(definition: QuestionDefinition<Params, Input>): Registered {
  return {
    ...definition,
    method: 'POST',
    run: async (request) => {
      const params = parseParams(definition.params, request.params)
      const reading = (work: (context: PageContext) => Promise<View>) =>
        request.inTransaction('read only', async (context) => outcome(await work(context)))
      const again = (fields: FieldErrors) =>
        reading(async (context) => ({
          ...(await definition.again(context, params, request.form, { fields })),
          status: 422,
        }))
      const input = definition.input(request.language).safeParse(request.form)
      if (!input.success) return again(firstFaultOfEachField(input.error))
      try {
        return await reading((context) => definition.answer(context, params, input.data))
      } catch (fault) {
        if (fault instanceof Invalid) return again(fault.fields)
        throw fault
      }
    },
  }
}

export interface EndpointDefinition {
  readonly id: string
  readonly method: 'GET' | 'POST'
  readonly path: Path
  readonly access: Access
  readonly audit: Audit
  readonly whileSeeingAs?: true
  readonly limit?: LimitName
  answer(request: RunRequest): Promise<Response>
}

/** Registers what is neither a page nor a form of a person: signing in and out, which set cookies and redirect. */
export const endpoint = (definition: EndpointDefinition): Registered => ({
  ...definition,
  run: async (request) => ({ kind: 'response', response: await definition.answer(request) }),
})

const isPerson = (context: PageContext): context is PageContext & { readonly actor: PersonActor } =>
  context.actor.kind === 'person'

function parseParams<Params>(schema: z.ZodType<Params>, params: Readonly<Record<string, string>>): Params {
  const parsed = schema.safeParse(params)
  if (!parsed.success) throw new NotFound()
  return parsed.data
}

const outcome = (result: View | Response): Outcome =>
  result instanceof Response ? { kind: 'response', response: result } : { kind: 'view', view: result }

function firstFaultOfEachField(error: z.ZodError): FieldErrors {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[String(issue.path[0] ?? '')] ??= issue.message
  return fields
}
