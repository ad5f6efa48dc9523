import { describe, expect, it } from 'vitest'
import type { PdfDocument } from './document.ts'
import { makePdf } from './make-pdf.ts'

const document: PdfDocument = {
  language: 'da',
  title: 'Kopi af Emils oplysninger',
  from: 'Aalborg Kommune, Fodfæste',
  intro: ['Det her er gemt.'],
  sections: [
    {
      heading: 'Dine egne ord',
      paragraphs: ['#panic("read as Typst") $x$ *ikke fed*'],
      tables: [
        {
          caption: 'Dine egne ord',
          header: ['Om', 'Ord'],
          rows: [['det, jeg kan lide', 'Æbler og #import "@preview/nothing:1.0.0"']],
        },
      ],
    },
  ],
}

describe('a PDF', () => {
  it('says what a screen reader needs: PDF/UA-1, language, title, headings, a table with its header', async () => {
    const file = Buffer.from(await makePdf(document)).toString('latin1')
    expect(file.startsWith('%PDF-1.7')).toBe(true)
    expect(file).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(file).toMatch(/\/Lang ?\(da/)
    expect(file).toMatch(/\/S ?\/H1/)
    expect(file).toMatch(/\/S ?\/H2/)
    expect(file.match(/\/S ?\/TH\b/g)).toHaveLength(2)
    expect(file).toContain('LibertinusSerif')
  })

  it('refuses a table whose rows do not fit its header, instead of setting it crooked', () => {
    const [section] = document.sections
    const crooked = {
      ...document,
      sections: [
        {
          heading: 'x',
          paragraphs: [],
          tables: [{ caption: 'Skæv', header: ['a', 'b'] as const, rows: [['1']] }],
        },
      ],
    }
    expect(section).toBeDefined()
    expect(() => makePdf(crooked)).toThrow(/Skæv/)
  })

  it('makes several side by side, one after the other', async () => {
    const files = await Promise.all([makePdf(document), makePdf({ ...document, language: 'en' })])
    expect(files.map((one) => one.length > 5000)).toEqual([true, true])
  })
})
