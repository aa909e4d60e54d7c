import { standInSettings } from './settings.ts'
import { startStandIns } from './start.ts'

const upstream = await startStandIns(standInSettings(process.env))
console.log(JSON.stringify({ msg: 'ready', url: upstream.url, smtpPort: upstream.smtpPort }))
const stop = () => void upstream.close().then(() => process.exit(0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
// whoever started this has gone
process.once('disconnect', stop)
