/** Service levels, as administrators and staff read of them. */
export const da = {
  kind_acknowledge: 'Kvittering til den, der meldte',
  'kind_named-owner': 'En navngiven, der tager sig af det',
  'kind_first-contact': 'Første kontakt med den unge',
  kind_offer: 'Tilbud om en ny aktivitet',
  'kind_answer-question': 'Svar på den unges spørgsmål',
  'kind_next-attempt': 'Næste forsøg på kontakt',
  'kind_plan-review': 'Planen ses igennem',
  kind_handover: 'Overdragelsen er taget imod',
  'kind_no-gap': 'Ny aktivitet uden slip',
  urgency_ordinary: 'Kan vente nogle dage',
  urgency_soon: 'Haster',
  urgency_today: 'I dag',
  'unit_working-days': '{amount, plural, =0 {samme arbejdsdag} one {1 arbejdsdag} other {# arbejdsdage}}',
  'unit_calendar-days': '{amount, plural, one {1 dag} other {# dage}}',
  unit_months: '{amount, plural, one {1 måned} other {# måneder}}',
  between: 'Skriv et helt tal fra 0 til {most}.',
} as const
