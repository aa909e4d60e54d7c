import { parseArgs } from 'node:util'
import { defaultTimeZone } from '@passerelle/kernel'
import { drawnSeed } from '@passerelle/testkit/dice'
import { demoPeople } from '../../house/demo/people.ts'
import { fairDay } from './fair-day.ts'
import { showProgress } from './progress.ts'
import { render } from './report.ts'

const usage = `npm run fair-day -- [--url http://localhost:4000] [--seed 7] [--candidates 100] [--pairs 200] [--staff address] [--disturbed] [--json]

Lives a whole fair against a running house, through its public address: 100 candidates and 15 companies (bench/data), and
the matches after it: with terms and profiles, some who sign in for the first time and ask outside the fair, and a company
that the school declines.
--seed       the same seed, the same choices (drawn when left out, and printed)
--candidates fewer of them, for a short run
--pairs      how many candidates the school proposes for a job after the fair; 0 for the fair alone
--staff      a member of a school's staff with every permission; one of the demo's second school when left out
--disturbed  something is being killed meanwhile: faults are tried again and are no defects
--json       the summary as JSON on standard output
Ends with 1 when a check fails.`

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: process.env.URL ?? 'http://localhost:4000' },
    seed: { type: 'string', default: String(drawnSeed()) },
    candidates: { type: 'string', default: '100' },
    pairs: { type: 'string', default: '200' },
    staff: { type: 'string', default: 'anne-laure.favre@example.org' },
    disturbed: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(usage)
} else {
  // After a fair that broke off, others still try again: nobody waits for them.
  process.exit(await main())
}

async function main(): Promise<number> {
  const known = demoPeople.find(({ email }) => email === values.staff)
  const staff = known ?? { email: values.staff, name: values.staff, locale: 'fr', zone: defaultTimeZone }
  const progress = showProgress()
  console.error(`seed ${values.seed}`)
  try {
    const { summary, findings } = await fairDay({
      url: values.url.replace(/\/$/, ''),
      seed: Number(values.seed),
      candidates: Number(values.candidates),
      pairs: Number(values.pairs),
      staff,
      disturbed: values.disturbed,
      progress,
    })
    console.log(values.json ? JSON.stringify({ summary, findings }, null, 2) : render(summary, findings))
    return findings.every(({ wrong }) => wrong.length === 0) ? 0 : 1
  } catch (error) {
    progress.stop()
    console.error(`The fair broke off: ${(error as Error).message}`)
    return 1
  }
}
