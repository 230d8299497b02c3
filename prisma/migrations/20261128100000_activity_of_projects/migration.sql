-- AlterTable
ALTER TABLE "Activity" ADD COLUMN     "projectId" TEXT;

-- CreateIndex
CREATE INDEX "Activity_organizationId_projectId_createdAt_idx" ON "Activity"("organizationId", "projectId", "createdAt" DESC);

-- What is known of the lines that there are already; those of applications and folders that are gone stay without.
UPDATE "Activity" a SET "projectId" = a."subjectId" WHERE a."subjectType" = 'project';
UPDATE "Activity" a SET "projectId" = p."projectId" FROM "Application" p WHERE a."subjectType" = 'application' AND p."id" = a."subjectId";
UPDATE "Activity" a SET "projectId" = f."projectId" FROM "Folder" f WHERE a."subjectType" = 'folder' AND f."id" = a."subjectId";
