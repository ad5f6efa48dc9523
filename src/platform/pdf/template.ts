/** Comes with the compiler, so that it is there on every machine. */
export const font = 'Libertinus Serif'

/**
 * A plain document on A4. What stands in it comes as data (sys.inputs) and is set as text: nothing that somebody wrote
 * is ever read as Typst. It imports nothing, so nothing is fetched.
 */
export const template = `
#let given = json(bytes(sys.inputs.document))
#set document(title: given.title, author: given.from)
#set text(lang: given.language, font: "${font}", size: 11pt, hyphenate: true)
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 20mm, bottom: 22mm),
  footer: context [
    #set text(size: 9pt)
    #given.from
    #h(1fr)
    #counter(page).display("1 / 1", both: true)
  ],
)
#set par(leading: 0.7em)
#set table(stroke: 0.5pt + luma(120), inset: 5pt, align: left + top)
#show table.cell.where(y: 0): set text(weight: "bold")
#show heading: set block(above: 1.6em, below: 0.8em)
#show figure: set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#set figure(supplement: none, numbering: none)

#heading(level: 1, given.title)
#for words in given.intro { par(words) }
#for section in given.sections {
  heading(level: 2, section.heading)
  for words in section.paragraphs { par(words) }
  for one in section.tables {
    figure(
      kind: table,
      caption: figure.caption(separator: none, text(weight: "bold", one.caption)),
      table(
        columns: (1fr,) * one.header.len(),
        table.header(..one.header.map(words => table.cell(words))),
        ..one.rows.flatten().map(words => table.cell(words)),
      ),
    )
  }
}
`
