/** A program that starts PostgreSQL in the folder of its first argument, prints its process number, and waits. */
import { startPostgres } from '../src/index.ts'

const postgres = await startPostgres({ folder: process.argv[2]!, durable: false })
console.log(postgres.pid)
setInterval(() => {}, 60_000)
