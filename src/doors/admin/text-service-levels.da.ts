/** How long what the municipality promises may take. */
export const da = {
  serviceLevels: 'Svarfrister',
  serviceLevelsText: 'Hvor længe det, I lover, højst må tage.',
  serviceIntro:
    'Et løfte har den frist, der gjaldt den dag, det blev givet. Nye frister ændrer ikke det, I har lovet.',
  serviceVersionsCaption: 'Alle udgaver af svarfristerne',
  serviceNew: 'Lav et udkast til nye svarfrister',
  serviceNewText:
    'Udkastet begynder som de frister, der gælder nu. Det tæller ikke, før du sætter det i kraft.',
  serviceBecause: 'Hvorfor skal fristerne ændres?',
  serviceLevelsCaption: 'Det, I lover, og hvor længe det må tage',
  serviceColumnKind: 'Løfte',
  serviceColumnUrgency: 'Hvor meget det haster',
  serviceColumnAges: 'Alder',
  serviceColumnAmount: 'Højst',
  serviceColumnOrigin: 'Kommer fra',
  serviceOwn: 'kommunen selv',
  serviceEveryAge: 'alle',
  serviceBelow: 'under {until} år',
  serviceFrom: 'fra {from} år',
  serviceAges: '{from} til {until} år',
  serviceDaysOff: 'Kommunens egne fridage',
  serviceDaysOffText:
    'Helligdage og weekender er aldrig arbejdsdage. De her dage vælger I selv. Lovens frister tæller dem med.',
  serviceIsOff: 'fridag',
  serviceIsNotOff: 'arbejdsdag',
  serviceSteps: 'Når en frist er overskredet',
  serviceStep:
    '{days, plural, =0 {Lederen får besked dagen efter.} one {Lederen får besked efter 1 arbejdsdag mere.} other {Lederen får besked efter # arbejdsdage mere.}}',
  serviceStepLabel: 'Besked {step} til lederen: arbejdsdage efter fristen',
  serviceLadder: 'Forsøg på at få kontakt',
  serviceLadderText:
    'Trinene følger efter hinanden, til der er kontakt. Efter det sidste trin bliver det ved med det.',
  serviceRung:
    '{what}: {days, plural, =0 {samme arbejdsdag} one {1 arbejdsdag efter det forrige} other {# arbejdsdage efter det forrige}}',
  serviceRungLabel: 'Forsøg {step}: {what}',
  serviceEdit: 'Ret udkastet',
  serviceEditText: 'Lovens frister kan blive kortere, men ikke længere.',
  'serviceHint_working-days': 'Arbejdsdage. 0 er samme dag.',
  'serviceHint_calendar-days': 'Dage',
  serviceHint_months: 'Måneder',
  'serviceLawHint_working-days': 'Arbejdsdage. Højst {most} efter {law}.',
  'serviceLawHint_calendar-days': 'Dage. Højst {most} efter {law}.',
  serviceLawHint_months: 'Måneder. Højst {most} efter {law}.',
  servicePutInForce: 'Sæt svarfristerne i kraft',
  servicePutInForceText: 'Fra den dag gælder de for alt nyt, I lover. Det kan ikke laves om bagefter.',
  serviceFirstDay: 'Første dag med de nye frister',
} as const
