import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text-rule-versions.da.ts'

export const en: Translation<typeof da> = {
  versionColumn: 'Version',
  versionName: 'Version {version}',
  versionInForce: 'In force',
  versionBecause: 'Why',
  versionDraft: 'Draft',
  versionAlways: 'always',
  versionSince: 'from {from}',
  versionUntil: 'until {until}',
  versionFromUntil: 'from {from} until {until}',
  versionNewSubmit: 'Make the draft',
  versionSave: 'Save in the draft',
  done_versionDraft: 'The draft is made.',
  done_versionChanged: 'The draft is changed.',
  done_versionInForce: 'The draft is in force.',
}
