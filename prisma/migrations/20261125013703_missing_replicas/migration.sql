-- DropIndex
DROP INDEX "AppEnvironment_crashLoops_idx";

-- AlterTable
ALTER TABLE "AppEnvironment" ADD COLUMN     "missing" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "AppEnvironment_missing_idx" ON "AppEnvironment"("missing");
