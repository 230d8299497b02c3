-- AlterTable
ALTER TABLE "Node" ADD COLUMN "meshOtherCertificate" TEXT,
ADD COLUMN "sealedMeshOtherKey" TEXT,
ADD COLUMN "meshOtherUntil" TIMESTAMP(3),
ADD COLUMN "edgeMesh" JSONB;
