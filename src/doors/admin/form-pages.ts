import type { z } from 'zod'
import { Refused, refusalSentence } from '../../features/administration/index.ts'
import { Conflict } from '../../platform/http/errors.ts'
import type { Access, ActionDefinition, PageContext, Registered, View } from '../../platform/http/page.ts'
import type { Path } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { LimitName } from '../../platform/limits/rules.ts'
import type { Language } from '../../platform/text/language.ts'
import { administering } from './access.ts'
import type { Filled } from './form-view.tsx'

interface FormPages<Params, Input> {
  readonly id: string
  readonly path: Path
  /** Administrators, unless said otherwise. */
  readonly access?: Access
  /** How often it may be sent, where that is less often than anything else (trust requirement T-30). */
  readonly limit?: LimitName
  /** A grave step. */
  readonly recentSignIn?: 'back here'
  /** A file may come with it. */
  readonly upload?: boolean
  readonly params: z.ZodType<Params>
  readonly input: (language: Language) => z.ZodType<Input>
  readonly act: ActionDefinition<Params, Input>['act']
  readonly show: (context: PageContext, params: Params, filled: Filled) => Promise<View>
}

/** A page with a form, and what the form does. */
export function formPages<Params, Input>(form: FormPages<Params, Input>): readonly Registered[] {
  const { path, params, access = administering.access } = form
  const { audit } = administering
  const grave = form.recentSignIn ? { recentSignIn: form.recentSignIn } : {}
  return [
    page({
      id: form.id,
      path,
      access,
      audit,
      params,
      ...grave,
      read: (context, values) => form.show(context, values, { typed: undefined, errors: { fields: {} } }),
    }),
    action({
      id: `${form.id}.send`,
      path,
      access,
      audit,
      params,
      ...grave,
      ...(form.limit ? { limit: form.limit } : {}),
      ...(form.upload ? { upload: true } : {}),
      input: form.input,
      act: inWords(form.act),
      again: (context, values, typed, errors) => form.show(context, values, { typed, errors }),
    }),
  ]
}

/** What stands in the way is said as a sentence, above everything that was typed. */
export const inWords =
  <Params, Input>(act: ActionDefinition<Params, Input>['act']): ActionDefinition<Params, Input>['act'] =>
  async (context, params, input) => {
    try {
      return await act(context, params, input)
    } catch (fault) {
      if (fault instanceof Refused) throw new Conflict(refusalSentence(fault.why, context.language))
      throw fault
    }
  }
