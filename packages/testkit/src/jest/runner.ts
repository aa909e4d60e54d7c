// @ts-expect-error It comes without types.
import LightRunner from 'jest-light-runner'
import Tinypool from 'tinypool'

/**
 * jest's runner. jest-light-runner answers the first worker that asks for its settings, and forgets all that have begun by
 * then: one that asks a moment later waited for ever, and the run with it. Here each is answered by itself.
 */
const { run } = Tinypool.prototype

Tinypool.prototype.run = function (this: Tinypool, task, options) {
  if (!options?.channel) return run.call(this, task, options)
  const { workerData } = this.options
  let answer: ((message: unknown) => void) | undefined
  const channel = {
    onMessage(listener: (message: unknown) => void) {
      answer = listener
    },
    postMessage(message: unknown) {
      if (message === 'jest-light-runner-get-worker-data')
        answer?.({ type: 'jest-light-runner-worker-data', workerData })
    },
  }
  return run.call(this, task, { ...options, channel })
}

export default LightRunner
