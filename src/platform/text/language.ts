/** The interface's languages. Danish is the source; English is complete. */
export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]

/** The same words in both languages, where they are data and not part of a catalogue. */
export type Bilingual = Readonly<Record<Language, string>>

export const otherLanguage = (language: Language): Language => (language === 'da' ? 'en' : 'da')
