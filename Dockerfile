# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /app
# The dependencies are a layer of their own: they change less often than the source.
COPY package.json package-lock.json .npmrc ./
COPY scripts/run.js scripts/
RUN node scripts/run.js install
COPY . .
RUN node scripts/run.js build
# The image has a Node, and production a PostgreSQL: what npm brings for machines without them stays behind.
RUN npm prune --omit=dev --omit=optional --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/prisma/migrations prisma/migrations
COPY --from=build /app/dist dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The other two processes of an installation: `node dist/worker.js`, and `npm run migrate` before either is started.
# The flags of `npm start`: they keep the process small.
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=40", "dist/main.js"]
