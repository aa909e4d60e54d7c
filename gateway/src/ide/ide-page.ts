import type { FastifyInstance } from 'fastify'
export function idePage(_app: FastifyInstance): void {}
