#!/usr/bin/env node
// The Prisma command line insists on a schema engine and downloads one where none is named, `generate` too, which never
// runs it. This file is what we name instead; migrations are made by `node prisma/new-migration.mjs NAME`.
process.stderr.write("Make migrations with: node prisma/new-migration.mjs NAME\n");
process.exit(1);
