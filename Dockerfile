# One image for the gateway and the five services; the command says which. Node runs the sources as they are.
FROM node:24.21.0-bookworm-slim AS sources
WORKDIR /passerelle
COPY . .

# The stand-ins of a developer's machine, and the demo: `docker build --target development`
FROM sources AS development
RUN npm ci --omit=optional
USER node
CMD ["node", "house/stand-ins/main.ts"]

FROM sources AS service
RUN npm ci --omit=dev --omit=optional && npm cache clean --force
ENV NODE_ENV=production
USER node
CMD ["node", "gateway/src/main.ts"]
