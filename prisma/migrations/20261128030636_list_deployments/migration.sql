-- DropIndex
DROP INDEX "Deployment_createdAt_idx";

-- CreateIndex
CREATE INDEX "Deployment_createdAt_id_idx" ON "Deployment"("createdAt" DESC, "id" DESC);
