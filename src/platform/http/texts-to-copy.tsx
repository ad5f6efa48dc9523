import { redactPersonNumbers } from '../log/redact.ts'
import { catalogue } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const text = catalogue({ da, en })

interface Props {
  readonly texts: readonly string[]
  readonly language: Language
}

/**
 * What somebody wrote that was refused for good, to be marked and copied. It came with the request and goes with the answer; no copy is
 * anywhere else. A person number that they wrote between the words is one that they may not be allowed to have.
 */
export function TextsToCopy({ texts, language }: Props) {
  const t = text(language)
  const shown = texts.map(redactPersonNumbers)
  const labelOf = (number: number): string =>
    texts.length === 1 ? t('notSavedLabel') : t('notSavedLabelOf', { number, all: texts.length })
  return (
    <>
      <p>{t('notSavedCopy')}</p>
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
