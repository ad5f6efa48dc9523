import { parseArgs } from 'node:util'
import { recordAsMarkdown, recordOfProcessing } from '../features/inventory/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Command } from './command.ts'

export const inventoryCommand: Command = {
  name: 'inventory',
  summary: 'prints what is kept of whom, why and for how long (GDPR art. 30)',
  help: `Usage: npx fodfaeste inventory [--json | --markdown] [--english]

The record of processing, made from the data inventory in the program: every table and column with purpose, legal basis,
category, whose it is, how long it is kept, who gets it, and whether it is in somebody's own copy. Needs no database.`,
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        english: { type: 'boolean', default: false },
      },
    })
    if (values.json && values.markdown) throw new Refusal('Choose one: --json or --markdown.', 2)
    const language = values.english ? 'en' : 'da'
    console.log(
      values.json ? JSON.stringify(recordOfProcessing(language), null, 2) : recordAsMarkdown(language),
    )
  },
}
