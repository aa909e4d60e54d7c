export type Progress = {
  /** Something begins. */
  step(name: string): { done(detail?: string): void }
  /** One sentence, whenever. */
  note(sentence: string): void
}

const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
export const bold = (text: string): string => paint(1, text)
export const quiet = (text: string): string => paint(2, text)

/** A line for each step, with its time; the step in progress is shown on a terminal only. */
export function consoleProgress(): Progress {
  let current = ''
  const clear = () => process.stdout.isTTY && process.stdout.write('\r\u001b[K')
  const show = () => process.stdout.isTTY && current && process.stdout.write(quiet(`  … ${current}`))
  return {
    step(name) {
      const began = performance.now()
      current = name
      show()
      return {
        done(detail = '') {
          clear()
          current = ''
          const seconds = ((performance.now() - began) / 1000).toFixed(1)
          console.log(`${paint(32, '  ✓')} ${name.padEnd(12)} ${quiet(`${seconds.padStart(5)} s  ${detail}`)}`)
        },
      }
    },
    note(sentence) {
      clear()
      console.log(`${paint(33, '  !')} ${sentence}`)
      show()
    },
  }
}
