import { PostgresProblem } from '../platform/postgres/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { apiClient } from './api-client.ts'
import { audit } from './audit.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { erase } from './erase.ts'
import { figures } from './figures.ts'
import { importCommand } from './import.ts'
import { inventoryCommand } from './inventory.ts'
import { keys } from './keys.ts'
import { migrateCommand } from './migrate.ts'
import { municipality } from './municipality.ts'
import { serve } from './serve.ts'
import { status } from './status.ts'
import { strategy } from './strategy.ts'

const commands: readonly Command[] = [
  serve,
  municipality,
  strategy,
  figures,
  importCommand,
  keys,
  audit,
  migrateCommand,
  inventoryCommand,
  erase,
  status,
  demo,
  apiClient,
]

// Files that the program makes hold people's data: for its own account only.
process.umask(0o077)

const [name, ...args] = process.argv.slice(2)
await answer(name, args)

async function answer(name: string | undefined, args: readonly string[]): Promise<void> {
  const command = commands.find((one) => one.name === name)
  if (!command) {
    printCommands()
    process.exitCode = name === undefined || name === '--help' || name === 'help' ? 0 : 2
  } else if (args.includes('--help') || args.includes('-h')) {
    console.log(command.help)
  } else {
    await run(command, args)
  }
}

async function run(command: Command, args: readonly string[]): Promise<void> {
  try {
    await command.run(args, (line) => console.error(line))
  } catch (error) {
    process.exitCode = error instanceof Refusal ? error.exitCode : 1
    console.error(error instanceof Error && isPlain(error) ? error.message : error)
  }
}

/** Errors whose message is a sentence for the administrator; anything else is a bug and shows its stack. */
function isPlain(error: Error): boolean {
  if (error instanceof Refusal || error instanceof PostgresProblem) return true
  return 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function printCommands(): void {
  console.log('Usage: npx fodfaeste COMMAND [--help]\n')
  for (const { name, summary } of commands) console.log(`  ${name.padEnd(14)} ${summary}`)
}
