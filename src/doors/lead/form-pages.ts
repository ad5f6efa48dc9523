import type { z } from 'zod'
import { historySentence, Locked, Stale, Unfit, WrongStep } from '../../features/strategy/index.ts'
import { Conflict } from '../../platform/http/errors.ts'
import type {
  ActionDefinition,
  FormErrors,
  PageContext,
  Registered,
  Typed,
  View,
} from '../../platform/http/page.ts'
import type { Path } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { changing } from './access.ts'
import { text } from './text.ts'

/** What a form page shows: nothing typed at first, later what was sent with its faults. */
export interface Filled {
  readonly typed: Typed | undefined
  readonly errors: FormErrors
}

interface FormPages<Params, Input> {
  readonly id: string
  readonly path: Path
  readonly params: z.ZodType<Params>
  readonly input: (language: Language) => z.ZodType<Input>
  readonly act: ActionDefinition<Params, Input>['act']
  readonly show: (context: PageContext, params: Params, filled: Filled) => Promise<View>
}

/** A page with a form and what the form does, for the secretariat alone. */
export function formPages<Params, Input>(form: FormPages<Params, Input>): readonly Registered[] {
  const { path, params } = form
  return [
    page({
      ...changing,
      id: form.id,
      path,
      params,
      read: (context, values) => form.show(context, values, { typed: undefined, errors: { fields: {} } }),
    }),
    action({
      ...changing,
      id: `${form.id}.send`,
      // A council's own wording is as long as it is.
      longText: true,
      path,
      params,
      input: form.input,
      act: async (context, values, input) => {
        try {
          return await form.act(context, values, input)
        } catch (fault) {
          throw inWords(fault, context.language)
        }
      },
      again: (context, values, typed, errors) => form.show(context, values, { typed, errors }),
    }),
  ]
}

/** What stands in the way, as a sentence for the person who is in the way of nobody. */
function inWords(fault: unknown, language: Language): unknown {
  const t = text(language)
  if (fault instanceof Stale) {
    const what = fault.events.map((event) => historySentence(event, language)).join(' ')
    return new Conflict(t('conflictStale', { what: what || t('conflictUnknown') }))
  }
  if (fault instanceof Locked) return new Conflict(t(`locked_${fault.why}`))
  if (fault instanceof Unfit) return new Conflict(t(`unfit_${fault.why}`))
  if (fault instanceof WrongStep) {
    const missing = fault.missing.map((one) => t(`missing_${one}`)).join(' ')
    return new Conflict(missing || t('conflictWrongStep'))
  }
  return fault
}
