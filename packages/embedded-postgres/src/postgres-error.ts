export type PostgresProblem =
  | 'BINARIES_MISSING'
  | 'NO_PERMISSION'
  | 'DISK_FULL'
  | 'HALF_WRITTEN'
  | 'OTHER_VERSION'
  | 'DID_NOT_START'

/** Why the embedded PostgreSQL is not there, in one sentence that says what to do. */
export class PostgresError extends Error {
  readonly problem: PostgresProblem
  constructor(problem: PostgresProblem, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'PostgresError'
    this.problem = problem
  }
}

const SIGNS_OF_DAMAGE =
  /could not (locate|find|read|open) .*(checkpoint|pg_control|pg_filenode|PG_VERSION|pg_wal)|invalid (checkpoint|data in file)|is not a database cluster directory|could not open (directory|file) "(global|base|pg_)|required .* directory .* does not exist|invalid contents .*control/i

/** Turns what the system or PostgreSQL complained about into one sentence; `folder` is what the person knows. */
export function explain(cause: unknown, folder: string): PostgresError {
  if (cause instanceof PostgresError) return cause
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  const text = cause instanceof Error ? cause.message : String(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device|Disk quota exceeded/i.test(text)) {
    return new PostgresError('DISK_FULL', `The disk that holds ${folder} is full: free some space and start again.`, {
      cause,
    })
  }
  if (/^(EACCES|EPERM|EROFS)$/.test(code) || /Permission denied|Read-only file system/i.test(text)) {
    return new PostgresError(
      'NO_PERMISSION',
      `No right to write in ${folder}: choose another folder or change its owner.`,
      {
        cause,
      },
    )
  }
  if (/database files are incompatible|was initialized by PostgreSQL version/i.test(text)) {
    return new PostgresError(
      'OTHER_VERSION',
      `${folder} was written by another version of PostgreSQL: dump it with that one, or reset it.`,
      {
        cause,
      },
    )
  }
  if (SIGNS_OF_DAMAGE.test(text)) {
    return halfWritten(folder, cause)
  }
  if (/could not look up effective user ID/i.test(text)) {
    const sentence = 'PostgreSQL needs a user with a name: this one is not in /etc/passwd.'
    return new PostgresError('NO_PERMISSION', sentence, { cause })
  }
  const lines = text.trim().split('\n')
  const fatal = lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1)
  return new PostgresError('DID_NOT_START', `PostgreSQL did not start in ${folder}: ${fatal}`, { cause })
}

export function halfWritten(folder: string, cause?: unknown): PostgresError {
  return new PostgresError('HALF_WRITTEN', `${folder} holds a half-written database: reset it or restore a backup.`, {
    cause,
  })
}
