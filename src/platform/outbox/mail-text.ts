import type { Municipality } from '../access/actor.ts'
import { href } from '../http/path.ts'
import { signInPath } from '../http/sign-in-paths.ts'
import { catalogue } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const text = catalogue({ da, en })

/**
 * What a mail may say, as a closed list: nothing about anybody (trust requirement T-12). There is no way to hand a name
 * in; a further kind is words in the catalogue, and a line here.
 */
export const mailKinds = ['news', 'appointment', 'appointment-cancelled'] as const
export type MailKind = (typeof mailKinds)[number]

export const isMailKind = (kind: string): kind is MailKind => mailKinds.some((known) => known === kind)

export function mailText(
  kind: MailKind,
  language: Language,
  municipality: Municipality,
  origin: string,
): { readonly subject: string; readonly text: string } {
  const t = text(language)
  const address = origin + href(signInPath, language)
  const name = municipality.name
  return {
    subject: t(`${kind}Subject`, { municipality: name }),
    text: t(`${kind}Text`, { municipality: name, address }),
  }
}
