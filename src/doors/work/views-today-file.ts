import type { Column } from '../../platform/export/columns.ts'
import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'
import type { TodayRow } from './today.ts'
import { kindName, ownerWords, whomWords } from './views-today.ts'

/**
 * What stands on the page, and no more: no number, nothing of where somebody can be found (L-30), and not the words that somebody
 * wrote about them, as of a step.
 */
export function todayColumns(language: Language): readonly Column<TodayRow>[] {
  const t = text(language)
  return [
    { heading: t('columnWhat'), cell: ({ kind }) => kindName(kind, language), width: 36 },
    { heading: t('columnWhom'), cell: (row) => whomWords(row, language), width: 30 },
    {
      heading: t('columnProtected'),
      cell: ({ person }) => (person?.protected ? t('protected') : null),
      width: 30,
    },
    { heading: t('columnDay'), cell: ({ dueOn }) => dueOn ?? null, width: 12 },
    {
      heading: t('columnIsLate'),
      cell: ({ isLate, workingDays }) => (isLate ? workingDays : null),
      width: 14,
    },
    { heading: t('columnOwner'), cell: (row) => ownerWords(row, language), width: 30 },
  ]
}
