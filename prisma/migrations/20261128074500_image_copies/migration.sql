-- An image on its way to a node: whoever holds the lease copies it, so that two never do at once.
CREATE TABLE "ImageCopy" (
    "id" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "retryAt" TIMESTAMP(3),
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    CONSTRAINT "ImageCopy_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ImageCopy_nodeId_idx" ON "ImageCopy"("nodeId");
ALTER TABLE "ImageCopy" ADD CONSTRAINT "ImageCopy_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node"("id") ON DELETE CASCADE ON UPDATE CASCADE;
