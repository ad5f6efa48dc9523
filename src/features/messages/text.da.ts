export const da = {
  noticesTitle: 'Beskeder',
  noticesIntro: 'Her står det, der er nyt til dig. Kun du kan se listen.',
  noticesNone: 'Der er ikke noget nyt til dig.',
  noticesCaption: 'Dine beskeder, de nyeste først',
  noticeWhen: 'Hvornår',
  noticeWhat: 'Hvad',
  noticeState: 'Læst',
  noticeRead: 'Læst',
  markRead: 'Sæt som læst',
  markReadOf: 'beskeden fra {at}',
  markAllRead: 'Sæt alle som læst',
  markedNotice: 'Det er sat som læst.',
  unknownNotice: 'Den besked findes ikke.',

  'kind_emergency-access': 'Der er brugt nødadgang. Se hvem og hvorfor.',
  'kind_export-waits': 'Et stort udtræk venter på dit svar.',

  mailTitle: 'Mail fra demonstrationen',
  mailIntro:
    'Intet går ud herfra. Her står den mail, som ellers var sendt. Alle personer og adresser er opdigtede, så alle må se den.',
  mailRule: 'En mail siger kun, at der er nyt. Den siger aldrig hvad, eller om hvem.',
  mailNone: 'Der er ikke lavet nogen mail endnu.',
  mailAt: 'Lavet {at}',
  mailRaw: 'Hele mailen, som den ville gå ud',
} as const
