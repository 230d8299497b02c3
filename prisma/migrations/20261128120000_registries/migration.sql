-- Where the images of an organisation are pushed to: one registry at most.
CREATE TABLE "Registry" (
    "organizationId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "prefix" TEXT NOT NULL DEFAULT '',
    "plainHttp" BOOLEAN NOT NULL DEFAULT false,
    "username" TEXT,
    "sealedPassword" TEXT,
    "checkedAt" TIMESTAMP(3) NOT NULL,
    "problem" TEXT,
    "problemAt" TIMESTAMP(3),

    CONSTRAINT "Registry_pkey" PRIMARY KEY ("organizationId")
);

ALTER TABLE "Registry" ADD CONSTRAINT "Registry_organizationId_fkey"
    FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of releases made before nothing is known: their images go from engine to engine, and to any node.
ALTER TABLE "Release" ADD COLUMN "registryRef" TEXT, ADD COLUMN "platform" TEXT;

ALTER TABLE "Deployment" ADD COLUMN "imageWays" JSONB;
