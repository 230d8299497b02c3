-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "deletingSince" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "AppEnvironment" ADD COLUMN     "leaseOwner" TEXT,
ADD COLUMN     "leaseUntil" TIMESTAMP(3),
ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "Node" ADD COLUMN     "edgeDigest" TEXT;

-- AlterTable
ALTER TABLE "Replica" DROP COLUMN "routedRevision",
ADD COLUMN     "live" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "port" INTEGER NOT NULL DEFAULT 80;
