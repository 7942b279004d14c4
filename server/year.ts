import 'reflect-metadata'
import { readConfig } from './config.js'
import { Database } from './database/database.js'
import { openCluster } from './database/embedded-cluster.js'
import { Years } from './database/years/years.js'
import { StartRefusal } from './start-refusal.js'

const usage = `npm run year -- partition         divides applications and history by campaign year, once
npm run year -- open 2028         gives a coming year a part of its own, before anybody files in it
npm run year -- archive 2022      takes a finished year out into the schema archive_2022
npm run year -- restore 2022      puts it back`

/** `npm run year`: for the database of the settings, or the embedded one while no server runs. */
async function run([act, given]: readonly string[]): Promise<string> {
  const year = Number(given)
  const known = act === 'partition' || (['open', 'archive', 'restore'].includes(act ?? '') && year >= 2000 && year < 2200)
  if (!known) throw new StartRefusal(usage)
  const { databaseUrl, dataDir } = await readConfig(process.env)
  const cluster = databaseUrl ? undefined : await openCluster(dataDir, () => process.exit(1))
  try {
    const db = await Database.connect(databaseUrl ?? cluster!.url)
    try {
      await db.migrate()
      const years = new Years(db)
      if (act === 'partition')
        return `Divided; years with a part of their own: ${(await years.partition()).join(', ') || 'none'}.`
      if (act === 'archive') return `${await years.archive(year)} applications are in the schema archive_${year} now.`
      if (act === 'restore') return `${await years.restore(year)} applications are back.`
      await years.open(year)
      return `${year} has a part of its own.`
    } finally {
      await db.close()
    }
  } finally {
    await cluster?.release()
  }
}

try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`)
} catch (error) {
  process.stderr.write(
    `\n${error instanceof StartRefusal ? error.message : String(error instanceof Error ? error.stack : error)}\n\n`,
  )
  process.exitCode = 1
}
