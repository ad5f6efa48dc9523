import { employee, impersonal, kept, plain, type Table, told } from './entry.ts'

const register = {
  da: 'Hvad regler må se efter, hvem der har skrevet dem, og hvornår de er slået til',
  en: 'What rules may look for, who has written them, and when they are switched on',
} as const

/** A register without anybody's data in it but those who keep it. */
const keptByStaff = (table: string, columns: Table['columns']): Table => ({
  table,
  activity: 'guidance',
  purpose: register,
  basis: 'accountability',
  retention: 'for-good',
  receivers: ['controller'],
  columns,
})

/** What rules look for, and what they have found to be so about a young person. */
export const signalTables: readonly Table[] = [
  {
    table: 'signal',
    activity: 'guidance',
    basis: 'kui-guidance',
    retention: 'with-the-person',
    receivers: ['guidance'],
    purpose: {
      da: 'At en voksen ser det, når noget kunne kalde på kontakt',
      en: 'That an adult sees it when something might call for contact',
    },
    person: { columns: ['person_id'] },
    heading: { da: 'Det, regler har lagt mærke til', en: 'What rules have noticed' },
    columns: {
      id: plain,
      person_id: kept('concern'),
      rule_key: kept('concern'),
      version: plain,
      fact: kept('concern'),
      fresh_on: kept('concern'),
      reason_da: told('concern', 'Grunden', 'The reason'),
      // The same once more, in another language and in words for the young person.
      reason_en: kept('concern'),
      told_da: kept('concern'),
      told_en: kept('concern'),
      raised_at: told('concern', 'Noteret', 'Noted'),
      renewed_at: told('concern', 'Noteret igen', 'Noted again'),
      expires_on: told('concern', 'Udløber', 'Expires'),
      tell_from: kept('concern'),
      finder_id: employee,
      ended: told('concern', 'Sådan endte det', 'How it ended', 'code'),
      ended_at: told('concern', 'Sluttede', 'Ended'),
      ended_by: employee,
      action: told('concern', 'Det førte til', 'It led to', 'code'),
      is_recognised: kept('concern'),
      groundless: told('concern', 'Grundløst, fordi', 'Groundless, because', 'code'),
    },
  },
  impersonal('signal_kind', 'guidance', register, ['code', 'shown_to']),
  keptByStaff('signal_rule', {
    key: plain,
    kind: plain,
    name_da: plain,
    name_en: plain,
    made_by: employee,
    made_at: plain,
  }),
  keptByStaff('signal_rule_version', {
    version: plain,
    rule_key: plain,
    valid: plain,
    parameters: plain,
    expires_months: plain,
    telling: plain,
    basis: plain,
    citation: plain,
    is_verified: plain,
    reason_da: plain,
    reason_en: plain,
    told_da: plain,
    told_en: plain,
    because: plain,
    written_by: employee,
    written_at: plain,
  }),
  keptByStaff('signal_backtest', {
    id: plain,
    version: plain,
    parameters: plain,
    expires_months: plain,
    looked_by: employee,
    looked_at: plain,
  }),
  keptByStaff('signal_switch', {
    id: plain,
    rule_key: plain,
    is_on: plain,
    because: plain,
    switched_by: employee,
    switched_at: plain,
  }),
]
