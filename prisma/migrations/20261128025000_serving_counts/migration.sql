-- The schema language has no partial indexes: these two are read instead of the tables when what serves is counted.
CREATE INDEX "Replica_serving" ON "Replica"("appEnvironmentId")
  WHERE "removedAt" IS NULL AND "live" AND "routed" AND "phase" = 'healthy';
CREATE INDEX "AppEnvironment_desired" ON "AppEnvironment"("id") INCLUDE ("applicationId", "desiredCount")
  WHERE "desiredCount" > 0;
