import { devSettings } from './settings.ts'
import { startDevUpstream } from './start.ts'

const upstream = await startDevUpstream(devSettings(process.env))
console.log(JSON.stringify({ msg: 'ready', url: upstream.url, smtpPort: upstream.smtpPort }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void upstream.close())
