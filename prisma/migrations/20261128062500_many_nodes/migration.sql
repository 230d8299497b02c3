-- DropIndex
DROP INDEX "Node_name_key";

-- AlterTable
ALTER TABLE "Node" ADD COLUMN "organizationId" TEXT,
ADD COLUMN "transport" TEXT NOT NULL DEFAULT 'local',
ADD COLUMN "access" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "sealedAccess" TEXT,
ADD COLUMN "accessRevision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "duty" TEXT NOT NULL DEFAULT 'active',
ADD COLUMN "dutySince" TIMESTAMP(3),
ADD COLUMN "labels" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "builds" TEXT NOT NULL DEFAULT 'yes',
ADD COLUMN "buildLimit" INTEGER,
ADD COLUMN "meshAddress" TEXT,
ADD COLUMN "meshPort" INTEGER NOT NULL DEFAULT 7443,
ADD COLUMN "meshCertificate" TEXT,
ADD COLUMN "sealedMeshKey" TEXT,
ADD COLUMN "meshUntil" TIMESTAMP(3),
ADD COLUMN "leaseOwner" TEXT,
ADD COLUMN "leaseUntil" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "AppEnvironment" ADD COLUMN "placement" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN "placement" JSONB;

-- AlterTable
ALTER TABLE "Replica" ADD COLUMN "lostAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "NodeLink" (
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "up" BOOLEAN NOT NULL,
    "reason" TEXT,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NodeLink_pkey" PRIMARY KEY ("fromId","toId")
);

-- CreateTable
CREATE TABLE "RemoteRoute" (
    "nodeId" TEXT NOT NULL,
    "replicaId" TEXT NOT NULL,

    CONSTRAINT "RemoteRoute_pkey" PRIMARY KEY ("nodeId","replicaId")
);

-- CreateIndex
CREATE INDEX "NodeLink_toId_idx" ON "NodeLink"("toId");

-- CreateIndex
CREATE INDEX "RemoteRoute_replicaId_idx" ON "RemoteRoute"("replicaId");

-- CreateIndex
CREATE UNIQUE INDEX "Node_organizationId_name_key" ON "Node"("organizationId", "name");

-- AddForeignKey
ALTER TABLE "Node" ADD CONSTRAINT "Node_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NodeLink" ADD CONSTRAINT "NodeLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NodeLink" ADD CONSTRAINT "NodeLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RemoteRoute" ADD CONSTRAINT "RemoteRoute_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RemoteRoute" ADD CONSTRAINT "RemoteRoute_replicaId_fkey" FOREIGN KEY ("replicaId") REFERENCES "Replica"("id") ON DELETE CASCADE ON UPDATE CASCADE;
