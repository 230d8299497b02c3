-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "deletingSince" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "AppEnvironment" ADD COLUMN     "crashLoops" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lastFailureId" TEXT;

-- CreateIndex
CREATE INDEX "AppEnvironment_lastFailureId_idx" ON "AppEnvironment"("lastFailureId");

-- CreateIndex
CREATE INDEX "AppEnvironment_crashLoops_idx" ON "AppEnvironment"("crashLoops");

-- CreateIndex
CREATE INDEX "Deployment_createdAt_idx" ON "Deployment"("createdAt");

-- CreateIndex
CREATE INDEX "Activity_organizationId_actorId_createdAt_idx" ON "Activity"("organizationId", "actorId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Activity_organizationId_subjectType_createdAt_idx" ON "Activity"("organizationId", "subjectType", "createdAt" DESC);
