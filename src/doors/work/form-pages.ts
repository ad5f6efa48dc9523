import type { z } from 'zod'
import type {
  Access,
  ActionDefinition,
  Audit,
  FormErrors,
  PageContext,
  QuestionDefinition,
  Registered,
  Typed,
  View,
} from '../../platform/http/page.ts'
import type { Path } from '../../platform/http/path.ts'
import { action, page, question } from '../../platform/http/register.ts'
import type { LimitName } from '../../platform/limits/rules.ts'
import type { Language } from '../../platform/text/language.ts'
import { working } from './access.ts'

/** What a form page shows: nothing typed at first, later what was sent with its faults. */
export interface Filled {
  readonly typed: Typed | undefined
  readonly errors: FormErrors
}

export const nothingTyped: Filled = { typed: undefined, errors: { fields: {} } }

interface FormPages<Params, Input> {
  readonly id: string
  readonly path: Path
  readonly params: z.ZodType<Params>
  readonly input: (language: Language) => z.ZodType<Input>
  readonly show: (context: PageContext, params: Params, filled: Filled) => Promise<View>
  readonly access?: Access
  readonly audit?: Audit
  readonly limit?: LimitName
}

/** A page with a form, and what the form does. */
export function formPages<Params, Input>(
  form: FormPages<Params, Input> & { readonly act: ActionDefinition<Params, Input>['act'] },
): readonly Registered[] {
  const { act, ...shared } = form
  return [formPage(shared), action({ ...sent(shared), act })]
}

/** A page with a question, and its answer, which changes nothing. */
export function questionPages<Params, Input>(
  form: FormPages<Params, Input> & { readonly answer: QuestionDefinition<Params, Input>['answer'] },
): readonly Registered[] {
  const { answer, ...shared } = form
  return [formPage(shared), question({ ...sent(shared), answer })]
}

const formPage = <Params, Input>(form: FormPages<Params, Input>): Registered =>
  page({
    ...working,
    ...form,
    read: (context, values) => form.show(context, values, nothingTyped),
  })

const sent = <Params, Input>(form: FormPages<Params, Input>) => ({
  ...working,
  ...form,
  id: `${form.id}.send`,
  again: (context: PageContext, values: Params, typed: Typed, errors: FormErrors) =>
    form.show(context, values, { typed, errors }),
})
