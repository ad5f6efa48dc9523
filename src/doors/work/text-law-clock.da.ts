/** The law's own clock for those of 15 to 17 (learned, contact, offer), and the promise to those of 18 to 24 (learned, offer). */
export const da = {
  'clockTitle_law-clock': 'Lovens frist',
  'clockTitle_no-gap': 'Ny aktivitet uden slip',
  'clockText_law-clock':
    'Er en ung 15 til 17 år og følger ikke sin uddannelsesplan, skal I have kontakt inden for 5 arbejdsdage og give et tilbud inden for 30 dage efter kontakten. Det er efter forbillede i BEK 1014/2019 § 10.',
  clockLearned: 'I fik det at vide',
  clockContact: 'Kontakt',
  clockOffer: 'Tilbud om en ny aktivitet',
  'clockText_no-gap':
    'Slutter noget for en ung på 18 til 24 år, uden at I kender noget nyt, giver I et tilbud om en ny aktivitet inden for svarfristen. Det er kommunens eget løfte.',
  'clockSince_law-clock':
    'Planen bliver ikke fulgt siden {date}. Fristen tæller fra den dag, I fik det at vide.',
  'clockSince_no-gap': 'Uden en aktivitet siden {date}. Fristen tæller fra den dag, I fik det at vide.',
  clockDue: 'Senest {date}, ved {owner}',
  clockDueNobody: 'Senest {date}',
  clockLate: 'Over fristen',
  clockWaitsForContact: 'Efter kontakten',
  clockLetGo: 'I er fritaget for fristen',
  clockOffered: '{date}: {type}',
  clockBegan: '{date}: en aktivitet begyndte',
  clockTry: 'Skriv kontakt eller et forsøg ned',
  offerTitle: 'Skriv et tilbud ned',
  offerText: 'Skriv, hvad I har tilbudt {name}. Begynder en aktivitet, tæller den også som et tilbud.',
  offerType: 'Hvad er tilbuddet?',
  offerOn: 'Hvilken dag gav I tilbuddet?',
  offerWords: 'Kort om tilbuddet',
  offerWordsHint: 'Den unge kan læse det.',
  offerSubmit: 'Gem tilbuddet',
  rowOffer: 'Skriv et tilbud ned',
  done_offerMade: 'Tilbuddet er gemt.',
  clocksTitle: 'Hver ung, hvor lovens frist løber',
  clocksText:
    'Se listen igennem en gang om ugen. Her står de unge, som nogen i de teams, du leder, har fristen for.',
  clocksNone: 'Der løber ingen frist efter loven for nogen lige nu.',
  clocksCaption: 'Unge, hvor lovens frist løber. Den, der skal være gjort først, står øverst.',
  clocksWhat: 'Mangler',
  clockNotStarted:
    'Lovens frist tæller ikke endnu. En administrator siger, fra hvornår den gør, på siden Svarfrister.',
} as const
