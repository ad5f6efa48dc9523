import { html } from 'hono/html'
import { redactPersonNumbers } from '../log/redact.ts'
import { catalogue } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import { textsOf } from './kept-form.tsx'
import type { Typed, View } from './page.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const text = catalogue({ da, en })

interface Props {
  readonly texts: readonly string[]
  /** That it is not saved, and what to do. */
  readonly words: string
  readonly language: Language
}

/**
 * What somebody wrote that was refused for good, to be marked and copied. It came with the request and goes with the answer; no copy is
 * anywhere else. A person number that they wrote between the words is one that they may not be allowed to have.
 */
export function TextsToCopy({ texts, words, language }: Props) {
  const t = text(language)
  const shown = texts.map(redactPersonNumbers)
  const labelOf = (number: number): string =>
    texts.length === 1 ? t('notSavedLabel') : t('notSavedLabelOf', { number, all: texts.length })
  return (
    <>
      <p>{words}</p>
      {shown.some((one, at) => one !== texts[at]) ? <p>{t('notSavedHidden')}</p> : null}
      {shown.map((one, at) => (
        <div class="form-group">
          <label class="form-label" for={`typed-${at + 1}`}>
            {labelOf(at + 1)}
          </label>
          <textarea class="form-input" id={`typed-${at + 1}`} rows={8} readonly autocomplete="off">
            {/* A browser leaves out the first line end of a text area. */}
            {`\n${one}`}
          </textarea>
        </div>
      ))}
    </>
  )
}

/**
 * The answer to a form with a fault. Most show it as it was typed; where what it was for has changed meanwhile, a page may have no place
 * for the words any more: what it does not show stands over it.
 */
export async function withTextsLeft(view: View, fields: Typed, language: Language): Promise<View> {
  const main = await view.main
  const shown = String(main)
  const texts = textsOf({ fields }).filter((one) => !shown.includes(String(html`${one.trim()}`)))
  if (texts.length === 0) return { ...view, main }
  const left = <TextsToCopy texts={texts} words={text(language)('notSavedHere')} language={language} />
  return { ...view, main: html`${left}${main}` }
}
