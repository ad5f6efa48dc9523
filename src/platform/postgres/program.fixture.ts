import { startPostgres } from './index.ts'

/**
 * A program (or a command) for tests that have to kill one: starts PostgreSQL on a folder, says one JSON line, and
 * lives until its standard input closes. Arguments: data folder, `program` or `command`.
 */
const [dataFolder = '', role] = process.argv.slice(2)
const said: string[] = []

// As the real program does.
process.umask(0o077)

try {
  const postgres = await startPostgres({
    dataFolder,
    say: (line) => said.push(line),
    settings: { fsync: 'off' },
  })
  if (role === 'program') await postgres.claimProgram()
  const { pid, startedHere, socketFolder } = postgres
  console.log(JSON.stringify({ pid, startedHere, socketFolder, dataFolder: postgres.dataFolder, said }))
  process.stdin.resume()
  process.stdin.on('end', () => {
    void postgres.stop().then((stopped) => {
      console.log(JSON.stringify({ stopped }))
      process.exit(0)
    })
  })
} catch (error) {
  console.log(JSON.stringify({ refused: error instanceof Error ? error.message : String(error) }))
  process.exit(1)
}
